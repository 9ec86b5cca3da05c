/** Adding notes to a course that is written in the editor, and ordering them. */
import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { withNotes } from "@/lib/authoring/course-notes";
import { newNoteText } from "@/lib/authoring/new-course";
import { originalLocale } from "@/lib/i18n/locale";
import { courseFileName, namePattern, noteFileName } from "@/lib/notes/file-names";
import { readCourse } from "@/lib/notes/read-course";
import type { LearnerId } from "@/lib/quiz/ids";
import { loadWorkingCopy, saveWorkingCopy } from "./working-copy";

/** The form of a new note. Messages are keys of `teach.problem`. */
export const newNoteSchema = z.object({
  title: z.string("title").trim().min(1, "title").max(120, "title"),
  slug: z.string("slug").trim().toLowerCase().max(60, "slug").regex(namePattern, "slug"),
});

/** Adds an empty note at the end. `conflict` if there is one of that name, or if the list can't be read. */
export async function addNote(
  userId: LearnerId,
  course: string,
  { title, slug, now }: z.infer<typeof newNoteSchema> & { readonly now: Date },
): Promise<void> {
  const { files, hashes } = await loadWorkingCopy(userId, course, originalLocale);
  const name = noteFileName(slug, originalLocale);
  if (files.has(name)) throw new AppError("conflict", "slug");
  const list = changeNotes(files, (notes) => [...notes.filter((note) => note !== slug), slug]);
  const base = hashes[courseFileName] ?? null;
  const changes = [
    { name, base: null, text: newNoteText(title) },
    { name: courseFileName, base, text: list },
  ];
  await saveWorkingCopy(userId, course, changes, now);
}

/** Moves a note by some places in the order of the course. `conflict` if the list can't be read. */
export async function moveNote(
  userId: LearnerId,
  course: string,
  { note, places, now }: { readonly note: string; readonly places: number; readonly now: Date },
): Promise<void> {
  const { files, hashes } = await loadWorkingCopy(userId, course, originalLocale);
  const list = changeNotes(files, (notes) => {
    const from = notes.indexOf(note);
    if (from < 0) throw new AppError("not-found");
    const to = Math.max(0, Math.min(notes.length - 1, from + places));
    const rest = notes.filter((one) => one !== note);
    return [...rest.slice(0, to), note, ...rest.slice(to)];
  });
  const base = hashes[courseFileName] ?? null;
  await saveWorkingCopy(userId, course, [{ name: courseFileName, base, text: list }], now);
}

function changeNotes(
  files: Parameters<typeof readCourse>[0],
  change: (notes: readonly string[]) => readonly string[],
): string {
  const text = files.get(courseFileName);
  const list = typeof text === "string" ? withNotes(text, change(readCourse(files).course.notes)) : null;
  if (list === null) throw new AppError("conflict");
  return list;
}
