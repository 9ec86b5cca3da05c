import { AppError } from "@/lib/app-error";
import { type ComparedRow, compareTexts } from "@/lib/authoring/compare-texts";
import { writtenBlocks } from "@/lib/authoring/written-blocks";
import { mostInBlock } from "@/lib/blocks/yaml-excess";
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

/** Revisions that are looked through, and characters of their notes; earlier ones are left out. */
const most = 300;
const mostCharacters = 20_000_000;
/** Rows of all comparisons. */
const mostRows = 5_000;

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
  const versions: { readonly number: number; readonly text: string | null }[] = [];
  for (const [number, names] of [...files].sort(([a], [b]) => b - a)) {
    if (texts.characters > mostCharacters) break;
    versions.unshift({ number, text: await texts.find(originals(names).map(([, hash]) => hash)) });
  }
  const changes: ItemHistory["changes"][number][] = [];
  let before: string | null = null;
  let left = mostRows;
  for (const { number, text } of versions) {
    const revision = rows.get(number);
    if (text !== before && revision !== undefined) {
      const compared = before === null || text === null ? [] : compareTexts(before, text, left);
      left = Math.max(0, left - compared.length);
      const change = before === null ? "added" : text === null ? "deleted" : "changed";
      changes.unshift({ revision, change, rows: compared, text: text ?? "" });
    }
    before = text;
  }
  if (changes.length === 0) throw new AppError("not-found");
  return { course: inOneLanguage(course, locale), changes };
}

/** Finds a block in files by their contents; each content is read once. */
class BlockTexts {
  readonly #known = new Map<string, string | null>();
  /** Of all contents that were read. */
  characters = 0;

  constructor(readonly block: string) {}

  async find(hashes: readonly string[]): Promise<string | null> {
    for (const hash of hashes.filter((one) => !this.#known.has(one))) {
      // One at a time, so that others get their turn between long ones.
      const [bytes] = (await readContents(getPrisma(), [hash])).values();
      this.characters += bytes?.byteLength ?? 0;
      this.#known.set(hash, bytes === undefined ? null : this.#textIn(decodeText(bytes)));
    }
    return hashes.map((hash) => this.#known.get(hash) ?? null).find((text) => text !== null) ?? null;
  }

  #textIn(file: unknown): string | null {
    if (typeof file !== "string" || !file.includes(this.block)) return null;
    const lines = file.split("\n");
    const found = writtenBlocks(lines).find(({ id }) => id === this.block);
    if (found === undefined) return null;
    // A longer block is none to the compiler either.
    return lines
      .slice(found.start - 1, found.end)
      .join("\n")
      .slice(0, mostInBlock);
  }
}
