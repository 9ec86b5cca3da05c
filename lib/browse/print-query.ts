import type { Condition, Query } from "./query";
import { bareText, isBareWord, quotedText } from "./scan-query";

/** The text of a query, as `parseQuery` reads it back. */
export function printQuery(query: Query): string {
  switch (query.type) {
    case "all":
      return "";
    case "or":
      return query.parts.map(printQuery).join(" or ");
    case "and":
      return query.parts
        .map((part) => (part.type === "or" ? inParentheses(part) : printQuery(part)))
        .join(" ");
    case "not":
      return `-${isCondition(query.part) ? printQuery(query.part) : inParentheses(query.part)}`;
    default:
      return printCondition(query);
  }
}

function printCondition(condition: Condition): string {
  switch (condition.type) {
    case "words":
      return condition.isPhrase ? quotedText(condition.text) : bareText(condition.text);
    case "text":
      return `${condition.field}:${isBareWord(condition.text) ? condition.text : quotedText(condition.text)}`;
    case "kind":
      return `kind:${condition.kind}`;
    case "is":
      return `is:${condition.state}`;
    case "number": {
      const { field, comparison, value } = condition;
      return `${field}:${comparison === "=" ? "" : comparison}${value}`;
    }
    case "rated": {
      const { days, rating } = condition;
      return `rated:${days}${rating === null ? "" : `:${rating}`}`;
    }
  }
}

function isCondition(query: Query): query is Condition {
  return !["all", "and", "or", "not"].includes(query.type);
}

function inParentheses(query: Query): string {
  return `(${printQuery(query)})`;
}
