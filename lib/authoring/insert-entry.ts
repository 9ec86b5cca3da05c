import type { CourseNames } from "./course-names";
import type { GalleryEntry } from "./gallery/gallery-entry";
import { nameBlock } from "./name-block";
import { declaration, type TextEdit } from "./quick-fixes";
import { blockAt, writtenBlocks } from "./written-blocks";

type Context = {
  readonly note: string;
  /** The file that is open, and the offset of the cursor in it. */
  readonly file: string;
  readonly cursor: number;
  readonly files: Readonly<Record<string, string>>;
  readonly names: Pick<CourseNames, "ids" | "concepts">;
  /** Names of the original and of the translation that the entry has a text for. */
  readonly original: string;
  readonly translation: string;
};

/**
 * Puts an entry into a note, with a free id: where the cursor is, after its block or paragraph; and in the other
 * language, if the note is written in it, at the end of the section with the same address. The first block of a course
 * declares its concept, by the name of the note. The edit of the open file comes first.
 */
export function insertEntry(entry: GalleryEntry, context: Context): readonly TextEdit[] {
  const { note, file, cursor, files, names, original, translation } = context;
  const open = files[file] ?? "";
  const line = open.slice(0, cursor).split("\n").length;
  const section = sectionAt(open.split("\n"), line);
  const placeIn = (name: string) => {
    const text = files[name] ?? "";
    return name === file ? afterCursor(text, line) : endOfSection(text, section);
  };
  const text = files[original] ?? "";
  const at = text.slice(0, placeIn(original)).trimEnd().split("\n").length;
  const id = nameBlock(text, at, entry.name, note, names.ids);
  const concept = conceptNear(text.split("\n"), at) ?? names.concepts[0] ?? note;
  const filled = (source: string) =>
    source.replaceAll("gallery.id", id).replaceAll("gallery.concept", concept);
  const put = (name: string, source: string): TextEdit => {
    const from = placeIn(name);
    const whole = files[name] ?? "";
    const before =
      from === 0 || whole.slice(0, from).endsWith("\n\n")
        ? ""
        : whole.charAt(from - 1) === "\n"
          ? "\n"
          : "\n\n";
    const after = from >= whole.length || whole.charAt(from) === "\n" ? "" : "\n";
    return { file: name, from, to: from, insert: `${before}${filled(source)}${after}` };
  };
  const edits = [put(original, entry.original)];
  if ((files[translation] ?? "") !== "") edits.push(put(translation, entry.translation));
  const course = files["course.yaml"];
  if (names.concepts.length === 0 && course !== undefined && !course.includes(`id: ${concept}\n`)) {
    const declared = declaration(course, concept);
    if (declared !== null) edits.push(declared);
  }
  return edits.sort((a, b) => Number(b.file === file) - Number(a.file === file));
}

/** Offset after the block or the paragraph at this line. */
function afterCursor(text: string, line: number): number {
  const lines = text.split("\n");
  const block = blockAt(writtenBlocks(lines), line);
  let end = block?.end ?? line;
  if (block === null) while (end < lines.length && lines[end - 1]?.trim() !== "") end++;
  return offsetOf(lines, Math.min(end, lines.length) + 1, text.length);
}

/** Offset before the heading that ends the section with this address; the text's end if there is none. */
function endOfSection(text: string, section: string | null): number {
  const lines = text.split("\n");
  const start = section === null ? -1 : lines.findIndex((line) => addressOf(line) === section);
  if (start < 0) return text.length;
  const depth = depthOf(lines[start] ?? "");
  const blocks = writtenBlocks(lines);
  const end = lines.findIndex(
    (line, index) =>
      index > start && depthOf(line) > 0 && depthOf(line) <= depth && blockAt(blocks, index + 1) === null,
  );
  return end < 0 ? text.length : offsetOf(lines, end + 1, text.length);
}

function offsetOf(lines: readonly string[], line: number, most: number): number {
  return Math.min(
    most,
    lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0),
  );
}

function sectionAt(lines: readonly string[], line: number): string | null {
  for (let at = line - 1; at >= 0; at--) {
    const address = addressOf(lines[at] ?? "");
    if (address !== null) return address;
  }
  return null;
}

function addressOf(line: string): string | null {
  return line.startsWith("#") ? (/\{#([^{}]+)\}$/.exec(line.trimEnd())?.[1] ?? null) : null;
}

/** 0 for a line that is no heading. */
function depthOf(line: string): number {
  return /^(#{1,6}) /.exec(line)?.[1]?.length ?? 0;
}

/** The first concept of the block written last before this line. */
function conceptNear(lines: readonly string[], line: number): string | null {
  for (let at = line - 1; at >= 0; at--) {
    const concept = /^concepts: *\[ *([a-z0-9.-]+)/.exec(lines[at] ?? "")?.[1];
    if (concept !== undefined) return concept;
  }
  return null;
}
