/** A matrix as people type it: `[[1, 2], [3, 4]]`, `1 2; 3 4`, or a line for each row. */
import { type NumberSetting, quoted, type Reading, type ReadNumber, unreadable } from "./read-number";
import { readTuple } from "./read-tuple";

/** `rows` and `cols` if the learner was told them. */
export function readMatrix(
  typed: string,
  setting: NumberSetting,
  size: { readonly rows?: number; readonly cols?: number },
): Reading<readonly (readonly ReadNumber[])[]> {
  const texts = rowTexts(typed);
  if (texts === null) return unreadable("strayBracket", { text: quoted(typed) });
  if (texts.length === 0) return unreadable("empty");
  if (texts.length > 16) return unreadable("tooLong");
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

/** The rows' texts, or null if brackets stand where none belong. */
function rowTexts(typed: string): string[] | null {
  const open = typed.replace(/[({]/g, "[").replace(/[)}]/g, "]").trim();
  const bracketed = open.match(/\[[^[\]]*\]/g) ?? [];
  const around = open.replace(/\[[^[\]]*\]/g, "");
  if (bracketed.length > 1 || /^\[\s*\[/.test(open)) {
    return /^\s*\[?[\s,;]*\]?\s*$/.test(around) ? bracketed : null;
  }
  const inner = open.replace(/^\[\s*/, "").replace(/\s*\]$/, "");
  return inner
    .split(/[;\n]/)
    .map((row) => row.trim().replace(/,$/, ""))
    .filter((row) => row !== "");
}
