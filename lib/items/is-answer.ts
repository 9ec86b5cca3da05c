import type { Answer } from "./answer";

/** Whether data from a browser's storage, which anything may have written, is an answer. */
export function isAnswer(data: unknown): data is Answer {
  if (typeof data !== "object" || data === null) return false;
  if ("text" in data) return typeof data.text === "string";
  if ("ids" in data) return isListOf(data.ids, isText);
  if ("pairs" in data) return isListOf(data.pairs, (pair) => isListOf(pair, isText) && pair.length === 2);
  if ("cells" in data) return isListOf(data.cells, (row) => isListOf(row, isText));
  return "gaveUp" in data && data.gaveUp === true;
}

function isText(data: unknown): data is string {
  return typeof data === "string";
}

function isListOf<Each>(data: unknown, isEach: (each: unknown) => boolean): data is Each[] {
  return Array.isArray(data) && data.every(isEach);
}
