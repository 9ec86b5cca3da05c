import { NotesProblem } from "./notes-problem";

/** Throws a NotesProblem that shows the text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotesProblem(`Not JSON: ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`);
  }
}
