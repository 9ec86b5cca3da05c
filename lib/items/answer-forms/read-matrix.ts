/** Parses a matrix as people type it: `[[1, 2], [3, 4]]`, `1 2; 3 4`, or one line per row. */
import { quoted } from "@/lib/items/quoted";
import { unreadable } from "@/lib/items/unreadable";
import type { AnswerForm } from "./answer-form";
import type { NumberSetting, Reading, ReadNumber } from "./read-number";
import { bareRow, readTuple } from "./read-tuple";
import { partOf, type TypedText } from "./typed-text";

const mostRows = 16;

/** `rows` and `cols` are set if the learner was told them. */
export function readMatrix(
  typed: TypedText,
  setting: NumberSetting,
  size: Pick<AnswerForm, "rows" | "cols">,
): Reading<readonly (readonly ReadNumber[])[]> {
  const texts = rowTexts(typed);
  if (texts === null) return unreadable("strayBracket", { text: quoted(typed.typed) });
  if (texts.length === 0) return unreadable("empty");
  if (texts.length > mostRows) return unreadable("tooLong");
  const rows: (readonly ReadNumber[])[] = [];
  for (const text of texts) {
    const row = readTuple(text, setting, size.cols);
    if (row.ok) rows.push(row.value);
    else if (row.reason.code === "wrongLength")
      return unreadable("wrongRow", { ...row.reason.values, row: rows.length + 1 });
    else return row;
  }
  const cols = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== cols)) return unreadable("raggedRows");
  if (size.rows !== undefined && size.rows !== rows.length) {
    return unreadable("wrongRows", { expected: size.rows, got: rows.length });
  }
  return { ok: true, value: rows };
}

/** The texts of the rows, or null if brackets are misplaced. */
export function rowTexts(typed: TypedText): readonly TypedText[] | null {
  const isNested = /^\[[ \n]?\[/.test(typed.plain);
  const text = isNested ? bareRow(typed) : typed;
  const rows: TypedText[] = [];
  let isWhole = true;
  let from: number | null = null;
  for (let at = 0; at < text.plain.length; at++) {
    const character = text.plain[at]!;
    if (character === "[") {
      isWhole &&= from === null;
      from = at + 1;
    } else if (character === "]") {
      if (from !== null) rows.push(partOf(text, from, at));
      isWhole &&= from !== null;
      from = null;
    } else if (from === null) isWhole &&= " ,;\n".includes(character);
  }
  if (isNested || rows.length > 1) return isWhole && from === null ? rows : null;
  return linesOf(bareRow(text));
}

function linesOf(text: TypedText): readonly TypedText[] {
  const lines: TypedText[] = [];
  let from = 0;
  for (let at = 0; at <= text.plain.length; at++) {
    if (at < text.plain.length && !";\n".includes(text.plain[at]!)) continue;
    const line = partOf(text, from, at);
    if (line.plain !== "") lines.push(line);
    from = at + 1;
  }
  return lines;
}
