/**
 * A learner's answer, as data. Posts carry it as JSON; a row stores it as text, which each kind of item parses in its
 * own way: `{ text }` is always accepted, too.
 */

export type Answer =
  /** As typed. */
  | { readonly text: string }
  /** The chosen options, or the parts in the learner's order. */
  | { readonly ids: readonly string[] }
  /** What was assigned to what. */
  | { readonly pairs: readonly AnswerPair[] }
  /** A matrix, by rows, each cell as typed. */
  | { readonly cells: AnswerCells }
  /** “I don’t know”. */
  | { readonly gaveUp: true };

export type AnswerPair = readonly [left: string, right: string];
export type AnswerCells = readonly (readonly string[])[];

export const gaveUp: Answer = { gaveUp: true };

/** The stored form: `3/4`, `a,b`, `1:c,2:a`, `[[1, 2], [3, 4]]`; empty for giving up, or an empty answer. */
export function answerText(answer: Answer): string {
  if ("text" in answer) return answer.text;
  if ("ids" in answer) return answer.ids.join(",");
  if ("pairs" in answer) return answer.pairs.map((pair) => pair.join(":")).join(",");
  return "cells" in answer ? cellsText(answer.cells) : "";
}

/** The inverse for the answer that counts: only giving up is stored as an empty text. */
export function storedAnswer(text: string): Answer {
  return text === "" ? gaveUp : { text };
}

export function isSameAnswer(a: Answer, b: Answer): boolean {
  return "gaveUp" in a === "gaveUp" in b && answerText(a) === answerText(b);
}

/** Whether nothing was typed, chosen or arranged, without giving up. */
export function isBlank(answer: Answer | null): boolean {
  return answer === null || (!("gaveUp" in answer) && answerText(answer) === "");
}

export function textIn(answer: Answer | null): string {
  return answer === null ? "" : answerText(answer);
}

export function idsIn(answer: Answer | null): readonly string[] {
  if (answer === null) return [];
  return "ids" in answer ? answer.ids : "text" in answer ? pieces(answer.text) : [];
}

/** The right side is empty if nothing was assigned to the left one. */
export function pairsIn(answer: Answer | null): readonly AnswerPair[] {
  if (answer === null) return [];
  return "pairs" in answer ? answer.pairs : "text" in answer ? pieces(answer.text).map(pairOf) : [];
}

/** Cells in the requested size; empty where there is no answer, or no matrix. */
export function cellsIn(answer: Answer | null, rows: number, cols: number): AnswerCells {
  const cells = cellsOf(answer);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: cols }, (_, col) => cells[row]?.[col] ?? ""),
  );
}

function cellsOf(answer: Answer | null): AnswerCells {
  if (answer === null) return [];
  return "cells" in answer ? answer.cells : "text" in answer ? textCells(answer.text) : [];
}

function pieces(text: string): string[] {
  return text
    .split(",")
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}

function pairOf(piece: string): AnswerPair {
  const colon = piece.indexOf(":");
  return colon < 0 ? [piece, ""] : [piece.slice(0, colon).trim(), piece.slice(colon + 1).trim()];
}

/** Uses semicolons in the rows if a number contains a comma. Empty if every cell is. */
function cellsText(cells: AnswerCells): string {
  const trimmed = cells.map((row) => row.map((cell) => cell.trim()));
  if (trimmed.flat().every((cell) => cell === "")) return "";
  const separator = trimmed.flat().some((cell) => cell.includes(",")) ? "; " : ", ";
  return `[${trimmed.map((row) => `[${row.join(separator)}]`).join(", ")}]`;
}

function textCells(text: string): AnswerCells {
  const separator = text.includes(";") ? "; " : ", ";
  return text
    .slice(2, -2)
    .split("], [")
    .map((row) => row.split(separator));
}
