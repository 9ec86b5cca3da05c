/** The files that a new course, and a new note, begin with. They compile without findings. */
import { stringify } from "yaml";
import { type LocalizedText, originalLocale } from "@/lib/i18n/locale";
import { courseFileName, noteFileName } from "@/lib/notes/file-names";

const firstNote = "first-note";

/** Texts by file name. */
export function newCourseFiles(course: {
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  /** Title of the first note. */
  readonly noteTitle: string;
}): ReadonlyMap<string, string> {
  const { title, summary, noteTitle } = course;
  const head = stringify({ title, summary, notes: [firstNote], concepts: [] }, { lineWidth: 0 });
  return new Map([
    [courseFileName, head],
    [noteFileName(firstNote, originalLocale), newNoteText(noteTitle)],
  ]);
}

export function newNoteText(title: string): string {
  return `---\n${stringify({ title }, { lineWidth: 0 })}---\n\n`;
}
