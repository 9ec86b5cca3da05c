import { AppError } from "@/lib/app-error";
import { type ComparedRow, compareTexts } from "@/lib/authoring/compare-texts";
import { writtenBlocks } from "@/lib/authoring/written-blocks";
import { getPrisma } from "@/lib/db/prisma-client";
import { type RevisionRow, readContents, readRevisionFiles, readRevisions } from "@/lib/db/revision-store";
import { type Locale, originalLocale } from "@/lib/i18n/locale";
import { noteFileName } from "@/lib/notes/file-names";
import type { LearnerId } from "@/lib/quiz/ids";
import { getAuthoredCourse } from "./authored-course";
import { inOneLanguage, type TaughtCourse } from "./load-teaching";
import { decodeText } from "./read-course-files";

export type ItemHistory = {
  readonly course: TaughtCourse;
  /** Revisions that changed the block, the latest first. */
  readonly changes: readonly {
    readonly revision: RevisionRow;
    readonly change: "added" | "changed" | "deleted";
    /** Beside what it was before; empty for a new block. */
    readonly rows: readonly ComparedRow[];
    readonly text: string;
  }[];
};

/** Revisions that are looked through; earlier ones are left out. */
const most = 300;

/** How a block, in its original language, came to be what it is. `not-found` if no revision has it. */
export async function loadItemHistory(
  userId: LearnerId,
  slug: string,
  locale: Locale,
  block: string,
): Promise<ItemHistory> {
  const db = getPrisma();
  const course = await getAuthoredCourse(db, userId, slug, { source: "editor" });
  const [revisions, files] = await Promise.all([
    readRevisions(db, course.id, { before: null, most }),
    readRevisionFiles(db, course.id, most),
  ]);
  const rows = new Map(revisions.map((revision) => [revision.number, revision]));
  const originals = (each: Readonly<Record<string, string>>) =>
    Object.entries(each).filter(([name]) => name.endsWith(noteFileName("", originalLocale)));
  const texts = new BlockTexts(block);
  const changes: ItemHistory["changes"][number][] = [];
  let before: string | null = null;
  for (const [number, names] of [...files].sort(([a], [b]) => a - b)) {
    const text = await texts.find(originals(names).map(([, hash]) => hash));
    const revision = rows.get(number);
    if (text !== before && revision !== undefined)
      changes.unshift({
        revision,
        change: before === null ? "added" : text === null ? "deleted" : "changed",
        rows: before === null || text === null ? [] : compareTexts(before, text),
        text: text ?? "",
      });
    before = text;
  }
  if (changes.length === 0) throw new AppError("not-found");
  return { course: inOneLanguage(course, locale), changes };
}

/** Finds a block in files by their contents; each content is read once. */
class BlockTexts {
  readonly #known = new Map<string, string | null>();

  constructor(readonly block: string) {}

  async find(hashes: readonly string[]): Promise<string | null> {
    const lacking = hashes.filter((hash) => !this.#known.has(hash));
    if (lacking.length > 0)
      for (const [hash, bytes] of await readContents(getPrisma(), lacking))
        this.#known.set(hash, this.#textIn(decodeText(bytes)));
    return hashes.map((hash) => this.#known.get(hash) ?? null).find((text) => text !== null) ?? null;
  }

  #textIn(file: unknown): string | null {
    if (typeof file !== "string" || !file.includes(this.block)) return null;
    const lines = file.split("\n");
    const found = writtenBlocks(lines).find(({ id }) => id === this.block);
    return found === undefined ? null : lines.slice(found.start - 1, found.end).join("\n");
  }
}
