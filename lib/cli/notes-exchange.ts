/** Courses that are written in the editor, as folders: for those who keep them in git. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "@/lib/app-error";
import { fileKindOf } from "@/lib/authoring/file-law";
import { openDatabase } from "@/lib/db/open-database";
import { courseFileName } from "@/lib/notes/file-names";
import { pictureProblemWords } from "@/lib/notes/picture-problem";
import { readEditedFiles, writeEditedFiles } from "@/lib/services/course-archive";
import { NotesProblem } from "./notes-problem";
import type { Terminal } from "./terminal";

/** Writes the latest files of a course, byte for byte; other files in the folder stay. */
export async function exportFolder(course: string, folder: string, terminal: Terminal): Promise<number> {
  const files = await inDatabase(course, () => readEditedFiles(course));
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
  terminal.print(`${files.size} files of ${course} are in ${folder}.`);
  return 0;
}

/** Makes the files of a folder the latest version of a course; files that no course has are left out, and named. */
export async function importFolder(course: string, folder: string, terminal: Terminal): Promise<number> {
  const names = (await readdir(folder).catch(() => [])).sort();
  if (!names.includes(courseFileName))
    throw new NotesProblem(`There is no ${courseFileName} in ${folder}. Name the folder with --from.`);
  const files = new Map<string, Uint8Array>();
  for (const name of names.filter((each) => fileKindOf(each) !== null))
    files.set(name, await readFile(join(folder, name)));
  const { cleaned, refused } = await inDatabase(course, () =>
    writeEditedFiles(course, { files, now: new Date() }),
  );
  for (const { name, parts } of cleaned)
    terminal.complain(`For safety something was left out of ${name}: ${parts.join(", ")}.`);
  for (const { name, problem } of refused) {
    const { message, remedy } = pictureProblemWords(problem);
    terminal.complain(`${name} is never shown. ${message} ${remedy}`);
  }
  for (const name of names.filter((each) => !files.has(each)))
    terminal.complain(`${name} was left out: a course has no such files.`);
  terminal.print(
    `${files.size} files are the latest version of ${course}. Publish it at /teach/${course}/publish.`,
  );
  return 0;
}

async function inDatabase<Result>(course: string, work: () => Promise<Result>): Promise<Result> {
  const database = await openDatabase({ create: false }).catch((error: unknown) => {
    throw new NotesProblem(error instanceof Error ? error.message : String(error));
  });
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new NotesProblem(
      `There is no course ${course} that is written in the editor. Courses of content/ are folders already.`,
    );
  } finally {
    await database.close();
  }
}
