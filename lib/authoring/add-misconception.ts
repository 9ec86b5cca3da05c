/** Puts a misconception, as insights propose it, into the text of a note, for its author to put it into words. */
import { addToList, type ListEdit } from "./bench/add-to-list";
import { freshId } from "./fresh-id";
import { type WrittenBlock, writtenBlocks } from "./written-blocks";

export type MisconceptionProposal = {
  /** The exercise. */
  readonly item: string;
  /** What leads to the wrong answers; null if nothing simple does. */
  readonly expression: string | null;
};

/** `cursor`: the offset at which its author goes on, once the edit is made. */
export type MisconceptionEdit = ListEdit & { readonly cursor: number };

/**
 * The edit that adds the misconception, with an id that is free in the exercise, and without `says`. Null if the text
 * has no such exercise.
 */
export function addMisconception(
  text: string,
  { item, expression }: MisconceptionProposal,
): MisconceptionEdit | null {
  const lines = text.split("\n");
  const block = exerciseOf(lines, item);
  if (block === null) return null;
  const id = freshId("slip", idsIn(lines.slice(block.start, block.end - 1)));
  const value = expression === null ? "" : isPlain(expression) ? expression : JSON.stringify(expression);
  const edit = addToList(lines, block, "misconceptions", {
    lines: [`id: ${id}`, `value: ${value}`, "says: "],
    flow: `{ id: ${id}, value: ${JSON.stringify(expression ?? "")}, says: "" }`,
    before: ["solution", "tests"],
  });
  const isFlow = !edit.insert.includes("\n");
  const field = expression === null ? "value: " : "says: ";
  const cursor = edit.from + edit.insert.lastIndexOf(field) + field.length + (isFlow ? 1 : 0);
  return { ...edit, cursor };
}

/** The note of a course whose original has the exercise, by the files' names; null if none has. */
export function noteOfExercise(
  originals: Iterable<readonly [note: string, text: string]>,
  item: string,
): string | null {
  for (const [note, text] of originals)
    if (text.includes(item) && exerciseOf(text.split("\n"), item) !== null) return note;
  return null;
}

/** Also one that has been renamed since. */
function exerciseOf(lines: readonly string[], item: string): WrittenBlock | null {
  const exercises = writtenBlocks(lines).filter(({ kind, isClosed }) => kind === "exercise" && isClosed);
  const wasItem = ({ start, end }: WrittenBlock) =>
    lines.slice(start, end - 1).some((line) => /^\s*was:[ \t]*["']?([^\s"'#]+)/.exec(line)?.[1] === item);
  return exercises.find(({ id }) => id === item) ?? exercises.find(wasItem) ?? null;
}

function idsIn(lines: readonly string[]): string[] {
  return lines.flatMap((line) => [...line.matchAll(/\bid:[ \t]*["']?([a-z0-9.-]+)/g)].map(([, id]) => id!));
}

/** Whether YAML reads it as this text without quotes. */
function isPlain(expression: string): boolean {
  return /^[A-Za-z0-9(]/.test(expression) && !/:(\s|$)|\s#|\n/.test(expression);
}
