import { useTranslations } from "next-intl";
import type { CompletionWords } from "@/lib/browse/complete-query";
import { parseQuery } from "@/lib/browse/parse-query";
import type { Comparison, Condition, ItemState, Query } from "@/lib/browse/query";
import type { KindName } from "@/lib/items/item-kind";

const signs: Readonly<Record<Comparison, string>> = {
  "<": "<",
  "<=": "≤",
  ">": ">",
  ">=": "≥",
  "=": "=",
  "!=": "≠",
};

/** Says in the reader's language what a query asks for. */
export function useQueryWords(): (query: Query) => string {
  const t = useTranslations("browse");
  const conditionWords = (condition: Condition): string => {
    switch (condition.type) {
      case "words":
        return condition.isPhrase ? `“${condition.text}”` : condition.text;
      case "text":
        return t("condition.text", { field: t(`field.${condition.field}`), text: condition.text });
      case "kind":
        return t(`kind.${condition.kind}`);
      case "is":
        return t(`is.${condition.state}`);
      case "number": {
        const { field, comparison, value } = condition;
        return t(`condition.${field}`, { comparison: signs[comparison], value });
      }
      case "rated": {
        const { days, rating } = condition;
        return rating === null
          ? t("condition.rated", { days })
          : t("condition.ratedAs", { days, rating: t(`rating.${rating}`) });
      }
    }
  };
  const words = (query: Query): string => {
    switch (query.type) {
      case "all":
        return "";
      case "and":
        return query.parts.map(words).join(t("condition.and"));
      case "or":
        return query.parts.map(words).join(t("condition.or"));
      case "not":
        return t("condition.not", { part: words(query.part) });
      default:
        return conditionWords(query);
    }
  };
  return words;
}

/** The words for suggestions. */
export function useCompletionWords(): CompletionWords {
  const t = useTranslations("browse");
  const words = useQueryWords();
  return {
    field: (field) => t(`field.${field}`),
    value: (field, value) =>
      field === "kind" ? t(`kind.${value as KindName}`) : t(`is.${value as ItemState}`),
    example: (field, value) => words(parseQuery(`${field}:${value}`).query),
  };
}
