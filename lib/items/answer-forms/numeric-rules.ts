/** What the forms that are answered by numbers have in common. */
import { formatValue } from "@/lib/expression/format-value";
import { isExact, isList, isNumeric, type Numeric, type Value } from "@/lib/expression/value";
import type { FormRules, ResultFlaw } from "./answer-form";
import { writtenNumber } from "./read-number";

/** A form changes what is different in it. */
export const numericRules = {
  isNumber: false,
  hasOptions: false,
  takesTolerance: false,
  keepsFractions: false,
  alwaysDecimal: false,
  tellsSize: true,
  isCount: false,
  shown: (value) => value,
  print: (value, locale) => formatValue(value, locale, { grouped: true }),
  samples: (right, mistaken) => ({
    right: [right, ` ${right} `, fullWidth(right)],
    wrong: mistaken,
    unreadable: ["", "?", "as above"],
  }),
} satisfies Partial<FormRules>;

/** Rounded to six digits where it is inexact. */
export function typedNumbers(value: Value, whole: boolean, brackets?: readonly [string, string]): string {
  return typedValue(value, (number) => writtenNumber({ text: formatValue(number, "en") }, whole), brackets);
}

export function typedValue(
  value: Value,
  typedNumber: (number: Numeric) => string,
  [open, close]: readonly [string, string] = ["[", "]"],
): string {
  if (isList(value))
    return `${open}${value.map((entry) => typedValue(entry, typedNumber, [open, close])).join(", ")}${close}`;
  return isNumeric(value) ? typedNumber(value) : String(value);
}

export function impossible(what: string): ResultFlaw {
  const remedy = "Exclude such values in `where`, or make the answer of another kind.";
  return { rule: "impossible-result", what, remedy };
}

export function isWhole(value: Value): boolean {
  return isExact(value) ? value.d === 1n : typeof value === "number" && Number.isInteger(value);
}

export function isRow(value: Value): value is readonly Value[] {
  return isList(value) && value.length > 0 && value.every(isNumeric);
}

/** As a Chinese input method types it. */
function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}
