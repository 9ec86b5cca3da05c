/**
 * The arithmetic for the rules of the forms, passed as a parameter, so that a form's file adds no arithmetic to the
 * browser's code.
 */

import { terminatingDecimal } from "@/lib/expression/decimal";
import { formatValue } from "@/lib/expression/format-value";
import { isExact, isList, isNumeric, type Numeric, toNumber, type Value } from "@/lib/expression/value";
import type { Markdown } from "@/lib/markdown/markup";
import type { FormRules, ResultFlaw } from "./answer-form";
import { writtenNumber } from "./read-number";

/** Defaults of the rules; each form overrides what differs. */
const commonRules = {
  isNumber: false,
  hasOptions: false,
  takesTolerance: false,
  keepsFractions: false,
  alwaysDecimal: false,
  tellsSize: true,
  isCount: false,
  shown: (value) => value,
  print: (value, locale) => formatValue(value, locale, { grouped: true }) as Markdown,
  samples: (right, mistaken) => ({
    right: [right, ` ${right} `, fullWidth(right)],
    wrong: mistaken,
    unreadable: ["", "?", "as above"],
  }),
} satisfies Partial<FormRules>;

/** Rounded to six digits where it is inexact. */
function typedNumbers(value: Value, whole: boolean, brackets?: readonly [string, string]): string {
  return typedValue(value, (number) => writtenNumber({ text: formatValue(number, "en") }, whole), brackets);
}

function typedValue(
  value: Value,
  typedNumber: (number: Numeric) => string,
  [open, close]: readonly [string, string] = ["[", "]"],
): string {
  if (isList(value))
    return `${open}${value.map((entry) => typedValue(entry, typedNumber, [open, close])).join(", ")}${close}`;
  return isNumeric(value) ? typedNumber(value) : String(value);
}

function impossible(what: string): ResultFlaw {
  const remedy = "Exclude such values in `where`, or make the answer of another kind.";
  return { rule: "impossible-result", what, remedy };
}

function isWhole(value: Value): boolean {
  return isExact(value) ? value.d === 1n : typeof value === "number" && Number.isInteger(value);
}

function isRow(value: Value): value is readonly Value[] {
  return isList(value) && value.length > 0 && value.every(isNumeric);
}

/** As a Chinese input method types it. */
function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

export const arithmetic = {
  commonRules,
  formatValue,
  impossible,
  isExact,
  isList,
  isNumeric,
  isRow,
  isWhole,
  terminatingDecimal,
  toNumber,
  typedNumbers,
  typedValue,
};

export type RulesOf = (given: typeof arithmetic) => FormRules;
