/** The history of a course that is written in the editor. */
import { AppError } from "@/lib/app-error";
import { type ComparedRow, compareTexts } from "@/lib/authoring/compare-texts";
import { getPrisma } from "@/lib/db/prisma-client";
import {
  addRevision,
  findHead,
  findRevision,
  nameRevision,
  type RevisionRow,
  readContents,
  readPictures,
  readRevisions,
} from "@/lib/db/revision-store";
import { recordAct } from "@/lib/db/role-act-store";
import type { Locale } from "@/lib/i18n/locale";
import { isPictureName } from "@/lib/notes/file-names";
import { pictureAddress } from "@/lib/pictures/picture-address";
import type { LearnerId } from "@/lib/quiz/ids";
import { getAuthoredCourse, lockAuthoredCourse } from "./authored-course";
import { inOneLanguage, type TaughtCourse } from "./load-teaching";
import { decodeText } from "./read-course-files";
import { isText } from "./revision-files";

export type History = {
  readonly course: TaughtCourse;
  /** The latest first. */
  readonly revisions: readonly RevisionRow[];
};

const mostShown = 200;

/** The revisions of a course; `before`: those with smaller numbers. */
export async function loadHistory(
  userId: LearnerId,
  slug: string,
  locale: Locale,
  before: number | null = null,
): Promise<History> {
  const course = await getAuthoredCourse(getPrisma(), userId, slug, { source: "editor" });
  return {
    course: inOneLanguage(course, locale),
    revisions: await readRevisions(getPrisma(), course.id, { before, most: mostShown }),
  };
}

export type ComparedFile = {
  readonly name: string;
  readonly change: "added" | "deleted" | "changed";
  /** Null for a file that is not a text, and for one that is there on one side only. */
  readonly rows: readonly ComparedRow[] | null;
  /** Where the pictures are, on the sides that have one. */
  readonly pictures: { readonly before: string | null; readonly after: string | null };
};

export type ComparedRevision = {
  readonly course: TaughtCourse;
  readonly revision: RevisionRow;
  /** The number of the one that it is compared with; null for the first. */
  readonly with: number | null;
  readonly isLatest: boolean;
  readonly files: readonly ComparedFile[];
};

/** Of all files together. */
const mostRows = 5_000;

/** What a revision changed: compared with another, by default with the one before it. */
export async function compareRevisions(
  userId: LearnerId,
  slug: string,
  locale: Locale,
  { number, other }: { readonly number: number; readonly other: number | null },
): Promise<ComparedRevision> {
  const db = getPrisma();
  const course = await getAuthoredCourse(db, userId, slug, { source: "editor" });
  const against = other ?? (number > 1 ? number - 1 : null);
  const [[row], revision, base, head] = await Promise.all([
    readRevisions(db, course.id, { before: number + 1, most: 1 }),
    findRevision(db, course.id, number),
    against === null ? null : findRevision(db, course.id, against),
    findHead(db, course.id),
  ]);
  if (row === undefined || revision === null || (other !== null && base === null))
    throw new AppError("not-found");
  const [old, now] = [base?.files ?? {}, revision.files];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  const changed = names.filter((name) => old[name] !== now[name]);
  const hashesOf = (isWanted: (name: string) => boolean) =>
    changed.filter(isWanted).flatMap((name) => [old[name], now[name]].filter((hash) => hash !== undefined));
  const contents = await readContents(db, hashesOf(isText));
  const found = await readPictures(db, hashesOf(isPictureName));
  const addressOf = (name: string, hash: string | undefined) => {
    const picture = hash === undefined ? undefined : found.get(hash);
    return hash === undefined || picture === undefined || "problem" in picture
      ? null
      : pictureAddress(slug, name, { hash, ...picture });
  };
  const textOf = (hash: string | undefined) => {
    const text = hash === undefined ? "" : decodeText(contents.get(hash) ?? new Uint8Array());
    return typeof text === "string" ? text : "";
  };
  let left = mostRows;
  const compare = (name: string) => {
    const rows = compareTexts(textOf(old[name]), textOf(now[name]), left);
    left = Math.max(0, left - rows.length);
    return rows;
  };
  return {
    course: inOneLanguage(course, locale),
    revision: row,
    with: base?.number ?? null,
    isLatest: head?.number === number,
    files: changed.map((name) => {
      const change = old[name] === undefined ? "added" : now[name] === undefined ? "deleted" : "changed";
      const isCompared = change === "changed" && isText(name);
      const rows = isCompared ? compare(name) : null;
      const pictures = { before: addressOf(name, old[name]), after: addressOf(name, now[name]) };
      return { name, change, rows, pictures };
    }),
  };
}

/** Makes the files of an earlier revision the latest ones, as a new revision. Nothing is published by that. */
export async function restoreRevision(
  userId: LearnerId,
  slug: string,
  { number, now }: { readonly number: number; readonly now: Date },
): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const course = await lockAuthoredCourse(tx, userId, slug, { source: "editor" });
    const [revision, head] = await Promise.all([
      findRevision(tx, course.id, number),
      findHead(tx, course.id),
    ]);
    if (revision === null || head === null) throw new AppError("not-found");
    await addRevision(tx, course.id, {
      number: head.number + 1,
      authorId: userId,
      kind: "restored",
      message: String(number),
      files: revision.files,
      begunAt: now,
      savedAt: now,
    });
    const detail = { revision: number };
    await recordAct(tx, { actorId: userId, type: "course.restore", courseId: course.id, detail }, now);
  });
}

/** Gives a revision a message; it does not change any more. */
export async function describeRevision(
  userId: LearnerId,
  slug: string,
  { number, message }: { readonly number: number; readonly message: string },
): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const course = await lockAuthoredCourse(tx, userId, slug, { source: "editor" });
    if ((await findRevision(tx, course.id, number)) === null) throw new AppError("not-found");
    await nameRevision(tx, course.id, number, message);
  });
}
