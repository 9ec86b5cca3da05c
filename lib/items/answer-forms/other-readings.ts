/**
 * If a text can be read in two ways and little in it decides, the reader takes the usual reading. If that is wrong and
 * another one is right, the learner is asked instead of graded: `1,152,7,7` is four numbers, but a learner who groups
 * thousands may mean three.
 */
import { isList, type Value } from "@/lib/expression/value";
import { quoted } from "@/lib/items/quoted";
import type { Unreadable } from "@/lib/items/unreadable";
import type { AskedForm } from "./answer-form";
import { answerFits, type Tolerance } from "./compare-answers";
import { cutRow, type Row, spanOf } from "./cut-row";
import { settingOf } from "./read-answer";
import { rowTexts } from "./read-matrix";
import { type NumberSetting, readNumber, twoReadings } from "./read-number";
import { bareRow } from "./read-tuple";
import { type TypedText, typedText, withoutBrackets } from "./typed-text";

/** The question about a readable answer that seems wrong; null if it is wrong in every reading. */
export function otherwiseRight(
  form: AskedForm,
  answer: string,
  value: Value,
  tolerance: Tolerance | undefined,
): Unreadable | null {
  const typed = typedText(answer);
  const setting = settingOf(form);
  const fits: Fits = (text, key) => fitsEitherWay(text, key, setting, tolerance);
  if (!isList(value)) {
    const number = withoutBrackets(typed);
    return fits(number, value) === "fits" ? twoReadings(number, setting) : null;
  }
  const isMatrix = value.length > 0 && value.every(isList);
  const keys = isMatrix ? value : [value];
  const rows = isMatrix ? (rowTexts(typed) ?? []) : [typed];
  const isRight =
    rows.length === keys.length &&
    keys.every((key, index) => isList(key) && rowFits(cutRow(bareRow(rows[index]!)), key, fits));
  return isRight ? { code: "ambiguousSeparators", values: { text: quoted(typed.typed) } } : null;
}

/** Whether a text is a number at all, and that number. */
type Fits = (text: TypedText, key: Value) => "fits" | "differs" | "no number";

function fitsEitherWay(
  text: TypedText,
  key: Value,
  setting: NumberSetting,
  tolerance: Tolerance | undefined,
): ReturnType<Fits> {
  const reads = (["group", "decimal"] as const).map((loneMark) => readNumber(text, { ...setting, loneMark }));
  if (!reads.some(({ ok }) => ok)) return "no number";
  return reads.some((read) => read.ok && answerFits(read.value, key, tolerance)) ? "fits" : "differs";
}

/** Whether the row can be cut into the key's numbers, each of one or several pieces. */
function rowFits(row: Row, key: readonly Value[], fits: Fits): boolean {
  let starts = new Set([0]);
  for (const entry of key) {
    const next = new Set<number>();
    for (const start of starts) {
      for (let last = start; last < row.pieces.length; last++) {
        const found = fits(spanOf(row, start, last), entry);
        if (found === "fits") next.add(last + 1);
        if (found === "no number" || row.gaps[last] === "separator") break;
      }
    }
    starts = next;
  }
  return starts.has(row.pieces.length);
}
