import { formatValue } from "@/lib/expression/format-value";
import { isExact, isList, isNumeric, type Value } from "@/lib/expression/value";
import type { AnswerForm } from "@/lib/items/item-kind";
import { isOfWholeNumbers, writtenNumber } from "./read-number";

/** The value as a learner who knows it would type it: exact where it is asked for exactly, else six digits. */
export function typedAnswer(kind: AnswerForm["kind"], value: Value): string {
  if (isList(value)) {
    const entries = value.map((entry) => typedAnswer(kind, entry)).join(", ");
    return kind === "shape" ? `(${entries})` : `[${entries}]`;
  }
  if (isExact(value) && kind === "fraction") return value.toFraction();
  return isNumeric(value)
    ? writtenNumber({ text: formatValue(value, "en") }, isOfWholeNumbers(kind))
    : String(value);
}
