import { evaluate } from "@/lib/expression/evaluate";
import { ExpressionError } from "@/lib/expression/expression-error";
import { parseExpression } from "@/lib/expression/parse-expression";
import { type JsonValue, valueFromJson, valueToJson } from "@/lib/expression/value";

/** The value of a source text as JSON, with given values as JSON too. */
export function compute(source: string, given: Readonly<Record<string, JsonValue>> = {}): JsonValue {
  const scope = new Map(Object.entries(given).map(([name, json]) => [name, valueFromJson(json)]));
  return valueToJson(evaluate(parseExpression(source), scope));
}

/**
 * Code and column of the error that a text ends in, such as `division-by-zero@3`; or its value, which no test expects.
 */
export function failure(source: string, given: Readonly<Record<string, JsonValue>> = {}): string {
  try {
    return `no error but ${JSON.stringify(compute(source, given))}`;
  } catch (error) {
    if (error instanceof ExpressionError) return `${error.code}@${error.column}`;
    throw error;
  }
}
