/** Items of a course that is written in the editor whose text has changed since they were written. */
import { type TestedBlocks, testedBlocks, textChanges } from "@/lib/authoring/tested-text";
import type { InsightItem } from "@/lib/db/insight-store";
import type { Database } from "@/lib/db/prisma-client";
import { findHead, type PublishedFiles, readContents, readPublishedFiles } from "@/lib/db/revision-store";
import { type Locale, originalLocale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import { noteFileName, noteSlugs } from "@/lib/notes/file-names";
import { cacheOfDatabase } from "./cache-of-database";
import { decodeText } from "./read-course-files";

/** Publications that are looked back at, and bytes of notes; what is older counts as it was then. */
const mostPublications = 40;
const mostBytes = 8_000_000;
const mostShown = 20;

type FoundChange = ReturnType<typeof textChanges>[number] & { readonly changedAt: Date };

export type ChangedText = {
  /** Of the item; a cloze counts as one. */
  readonly block: string;
  readonly title: string;
  readonly note: string;
  /** The words that it was written for, and those that stand there now, in the original language. */
  readonly before: string;
  readonly now: string;
  readonly changedAt: Date;
};

/** What was found last, by course and by what is written there. */
const foundBefore = cacheOfDatabase<readonly FoundChange[]>(200);

/**
 * The blocks of live items that test other words by now than when they got their present text, the latest change first.
 * What was written between two publications counts as written together.
 */
export async function loadChangedTexts(
  db: Database,
  courseId: number,
  items: readonly InsightItem[],
  locale: Locale,
): Promise<ChangedText[]> {
  const head = await findHead(db, courseId);
  if (head === null) return [];
  const key = `${courseId}:${head.number}:${head.savedAt.getTime()}:${head.publishedAt?.getTime()}`;
  const found = foundBefore().get(key) ?? (await find(db, courseId, head));
  foundBefore().set(key, found);
  return found
    .flatMap(({ block, note, before, now, changedAt }) => {
      const item = items.find((one) => one.key === block || one.key.startsWith(`${block}.`));
      return item === undefined
        ? []
        : [{ block, title: inLanguage(item.title, locale), note, before, now, changedAt }];
    })
    .slice(0, mostShown);
}

async function find(db: Database, courseId: number, head: PublishedFiles): Promise<FoundChange[]> {
  const published = await readPublishedFiles(db, courseId, { before: head.number, most: mostPublications });
  const revisions = [head, ...published];
  const states: TestedBlocks[] = [];
  const notes = new Map<string, TestedBlocks>();
  let bytes = 0;
  for (const { files } of revisions) {
    if (bytes > mostBytes) break;
    const originals = noteSlugs(Object.keys(files)).map((note) => {
      const hash = files[noteFileName(note, originalLocale)] ?? "";
      return { note, hash, key: `${note} ${hash}` };
    });
    const lacking = originals.filter(({ key }) => !notes.has(key));
    const contents = await readContents(
      db,
      lacking.map(({ hash }) => hash),
    );
    for (const { note, hash, key } of lacking) {
      const content = contents.get(hash) ?? new Uint8Array();
      bytes += content.length;
      const text = decodeText(content);
      notes.set(key, typeof text === "string" ? testedBlocks(note, text) : new Map());
    }
    states.push(new Map(originals.flatMap(({ key }) => [...(notes.get(key) ?? [])])));
  }
  return textChanges(states)
    .map((change) => ({ ...change, changedAt: revisions[change.at]?.savedAt ?? head.savedAt }))
    .sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime());
}
