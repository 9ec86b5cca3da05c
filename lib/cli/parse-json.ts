import { NotesProblem } from "./notes-problem";

/** Throws a NotesProblem that shows the text and an example of JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    throw new NotesProblem(`Not JSON: ${shown} Write names and texts in double quotes, as in {"n": 5}.`);
  }
}
