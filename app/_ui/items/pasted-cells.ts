/** The clipboard as rows of cells; empty cells only if separated by tabs. */
type Rows = readonly (readonly string[])[];

/** Separators of entries in a row without tabs. A comma may be part of a number, so the first that fits is used. */
const separators = [/\s?,\s?|\s/, /,\s/, /\s/];

/**
 * The cells of a matrix after a paste at one of them, or null if the text is for that single field only. Text may come
 * from a spreadsheet (tabs and lines), from code (brackets) or from mathematics (spaces, commas, semicolons, Chinese
 * ones too). A text of the matrix's size replaces it, in any shape; a smaller one is inserted from the cell on.
 */
export function pastedInto(
  cells: Rows,
  at: { readonly row: number; readonly col: number },
  text: string,
): Rows | null {
  const [rows, cols] = [cells.length, cells[0]?.length ?? 0];
  const readings = readingsOf(text);
  const isWhole = (pasted: Rows) => pasted.length === rows && pasted.every(({ length }) => length === cols);
  const whole = readings.find(isWhole);
  if (whole !== undefined) return whole;
  const list = readings.find((pasted) => isLine(pasted) && pasted.flat().length === rows * cols)?.flat();
  if (list !== undefined) return cells.map((_, row) => list.slice(row * cols, (row + 1) * cols));
  // It may also be a single number.
  if (/^[^\s,;，、；]*[,，][^\s,;，、；]*$/.test(text.trim())) return null;
  const block = readings.find((pasted) => {
    const width = Math.max(...pasted.map(({ length }) => length));
    return (pasted.length > 1 || width > 1) && at.row + pasted.length <= rows && at.col + width <= cols;
  });
  if (block === undefined) return null;
  return cells.map((line, row) => line.map((cell, col) => block[row - at.row]?.[col - at.col] ?? cell));
}

/** One row, or one column. */
function isLine(pasted: Rows): boolean {
  return pasted.length === 1 || pasted.every(({ length }) => length === 1);
}

/** All possible readings, the likeliest first. */
function readingsOf(text: string): Rows[] {
  const plain = text
    .replace(/[，、]/g, ",")
    .replace(/；/g, ";")
    .replace(/[［【]/g, "[")
    .replace(/[］】]/g, "]");
  if (plain.includes("\t")) {
    const lines = plain.split(/[\r\n]/).filter((line) => line !== "");
    return [lines.map((line) => line.split("\t").map((cell) => cell.trim()))];
  }
  const close = plain.replace(/\s+/g, (gap) => (/[\r\n]/.test(gap) ? "\n" : " "));
  const nested = /\[\s?\[/.test(close);
  const lines = close
    .split(nested ? "]" : /[\n;]/)
    .map(bare)
    .filter((line) => line !== "");
  const inRow = nested && close.includes(";") ? [/\s?;\s?/] : separators;
  return inRow.map((separator) => lines.map((line) => line.split(separator)));
}

const around = new Set(" \n,;[]");

/** The line without brackets and separators at its ends. */
function bare(line: string): string {
  let [start, end] = [0, line.length];
  while (start < end && around.has(line[start]!)) start += 1;
  while (end > start && around.has(line[end - 1]!)) end -= 1;
  return line.slice(start, end);
}
