/** A note of a course in its original and in a translation, part by part. */
import { AppError } from "@/lib/app-error";
import { type ComparedRow, compareTexts } from "@/lib/authoring/compare-texts";
import { type NotePair, type PartPair, translationStates } from "@/lib/authoring/translation-state";
import { getPrisma } from "@/lib/db/prisma-client";
import { readContents, readPairHistory } from "@/lib/db/revision-store";
import { type Locale, originalLocale, type TranslationLocale } from "@/lib/i18n/locale";
import { noteFileName } from "@/lib/notes/file-names";
import type { LearnerId } from "@/lib/quiz/ids";
import { getAuthoredCourse } from "./authored-course";
import { inOneLanguage, type TaughtCourse } from "./load-teaching";
import { decodeText } from "./read-course-files";

export type TranslatedPart = PartPair & {
  /** What its original has changed since it was translated, by lines; null unless it is older. */
  readonly changes: readonly ComparedRow[] | null;
};

export type NoteTranslation = {
  readonly course: TaughtCourse;
  readonly parts: readonly TranslatedPart[];
};

/** A translation that has not changed for longer counts as made in the earliest of these. */
const mostRevisions = 1_000;
/** Different versions of the two texts that are compared, and lines in all of them. */
const mostVersions = 200;
const mostLines = 150_000;

/**
 * What of a note is translated, missing or older than its original, as of the working copy. Throws `not-found` for
 * everybody but the course's authors and for a note that is not there, and `conflict` for a course of a folder.
 */
export async function loadTranslation(
  userId: LearnerId,
  slug: string,
  note: string,
  { into, shown }: { readonly into: TranslationLocale; readonly shown: Locale },
): Promise<NoteTranslation> {
  const db = getPrisma();
  const course = await getAuthoredCourse(db, userId, slug, { source: "editor" });
  const names = [noteFileName(note, originalLocale), noteFileName(note, into)] as const;
  const versions = (await readPairHistory(db, course.id, names, mostRevisions)).slice(0, mostVersions);
  if (versions[0]?.one == null) throw new AppError("not-found");
  const texts = new Map<string, string>();
  let lines = 0;
  const textOf = async (hash: string | null) => {
    if (hash === null) return "";
    const known = texts.get(hash);
    if (known !== undefined) return known;
    const [bytes = new Uint8Array()] = (await readContents(db, [hash])).values();
    const decoded = decodeText(bytes);
    const text = typeof decoded === "string" ? decoded : "";
    texts.set(hash, text);
    lines += text.split("\n").length;
    return text;
  };
  const history: NotePair[] = [];
  for (const { number, one, other } of versions) {
    if (lines > mostLines) break;
    history.push({ number, original: await textOf(one), translation: await textOf(other) });
  }
  return {
    course: inOneLanguage(course, shown),
    parts: translationStates(history).map((part) => ({
      ...part,
      changes:
        part.since === null || part.original === null
          ? null
          : compareTexts(part.since.original, part.original),
    })),
  };
}
