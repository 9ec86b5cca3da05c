/** Plain Markdown becomes notes without items, so that a folder of it can be imported as it is. */
import { stringify } from "yaml";
import { originalLocale } from "@/lib/i18n/locale";
import { courseFileName, noteFileName } from "@/lib/notes/file-names";
import { fileKindOf } from "./file-law";

/**
 * The files of a course: those that are files of one by their names, and the rest of the Markdown as notes with names made
 * of theirs. A missing `course.yaml` lists all notes. `texts` has the texts among `files`.
 */
export function plainNotes(
  texts: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const made = new Map<string, Uint8Array>();
  for (const [name, bytes] of files) if (fileKindOf(name) !== null) made.set(name, bytes);
  const notes = [...made.keys()].flatMap((name) => {
    const kind = fileKindOf(name);
    return kind?.kind === "note" && kind.locale === originalLocale ? [kind.note] : [];
  });
  for (const [name, text] of texts) {
    if (fileKindOf(name) !== null) continue;
    const stem = name.replace(/\.(md|markdown)$/i, "");
    const slug = freeName(slugOf(stem), notes);
    notes.push(slug);
    made.set(noteFileName(slug, originalLocale), encode(noteOf(stem, text)));
  }
  if (!made.has(courseFileName) && notes.length > 0) {
    const title = { [originalLocale]: "Imported notes" };
    made.set(courseFileName, encode(stringify({ title, summary: title, notes: notes.sort(), concepts: [] })));
  }
  return made;
}

function slugOf(stem: string): string {
  const slug = stem
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-|-$/g, "");
  return slug === "" ? "note" : slug;
}

function freeName(name: string, taken: readonly string[]): string {
  let free = name;
  for (let number = 2; taken.includes(free); number += 1) free = `${name}-${number}`;
  return free;
}

/** A text without front matter gets its first heading, or its name, as title. */
function noteOf(stem: string, text: string): string {
  const body = text.replace(/^\ufeff/, "");
  if (/^---[ \t]*\r?\n/.test(body)) return body;
  const heading = /^#[ \t]+(\S.*)\r?\n?/.exec(body.trimStart());
  const title = heading?.[1]?.trim() ?? stem;
  const rest = heading === null ? body : body.trimStart().slice(heading[0].length);
  return `---\n${stringify({ title }, { lineWidth: 0 })}---\n\n${rest.trimStart()}`;
}
