/** What an address of the editor proposes to put into a note. Nothing is saved by it. */
import { type MisconceptionProposal, noteOfExercise } from "@/lib/authoring/add-misconception";
import { ExpressionError } from "@/lib/expression/expression-error";
import { parseExpression } from "@/lib/expression/parse-expression";
import { originalLocale } from "@/lib/i18n/locale";
import type { CourseFiles } from "@/lib/notes/course-files";
import { noteFileName, noteSlugs } from "@/lib/notes/file-names";

/** From the search part of the address. Null without an item; a value that is no expression is left out. */
export function readProposal(item: unknown, value: unknown): MisconceptionProposal | null {
  if (typeof item !== "string" || !/^[a-z0-9][a-z0-9.-]{0,99}$/.test(item)) return null;
  return { item, expression: typeof value === "string" && isExpression(value) ? value : null };
}

function isExpression(value: string): boolean {
  if (/[\r\n]/.test(value)) return false;
  try {
    parseExpression(value);
    return true;
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}

/** The note that the exercise stands in by now; null if it is gone. */
export function noteOfProposal(files: CourseFiles, { item }: MisconceptionProposal): string | null {
  const originals = noteSlugs([...files.keys()]).flatMap((note) => {
    const text = files.get(noteFileName(note, originalLocale));
    return typeof text === "string" ? [[note, text] as const] : [];
  });
  return noteOfExercise(originals, item);
}
