import { AppError } from "@/lib/app-error";
import { mostFilesOfACourse } from "@/lib/authoring/file-law";
import { getPrisma } from "@/lib/db/prisma-client";
import { type FileHashes, findHead, writeContents } from "@/lib/db/revision-store";
import {
  longestPicture,
  type Picture,
  type PictureProblem,
  pictureTypeOf,
  pictureTypes,
} from "@/lib/pictures/picture";
import type { LearnerId } from "@/lib/quiz/ids";
import { getAuthoredCourse, lockAuthoredCourse } from "./authored-course";
import { contentHash } from "./content-hash";
import { preparePictures } from "./prepare-pictures-apart";
import { goOn } from "./working-copy";

export const mostPictureBytes = longestPicture;

export type AddedPicture =
  | {
      /** Of the file; another one than was asked for if that is taken. */
      readonly name: string;
      readonly picture: Picture;
      /** What was left out of a drawing. */
      readonly left: readonly string[];
    }
  | { readonly problem: PictureProblem };

/**
 * Puts a picture into the latest files of a course, as `called` or nearly so. Throws `not-found` for everybody but the
 * course's authors, and `conflict` for a course of a folder.
 */
export async function addPicture(
  userId: LearnerId,
  slug: string,
  { bytes, called, now }: { readonly bytes: Uint8Array; readonly called: string; readonly now: Date },
): Promise<AddedPicture> {
  await getAuthoredCourse(getPrisma(), userId, slug, { source: "editor" });
  const type = pictureTypeOf(bytes);
  const [ending] = Object.entries(pictureTypes).find(([, one]) => one === type) ?? [];
  if (ending === undefined) return { problem: "kind" };
  const made = (await preparePictures(new Map([[`picture.${ending}`, bytes]]))).values().next().value;
  if (made === undefined || "problem" in made) return { problem: made?.problem ?? "broken" };
  const { width, height, left } = made;
  const hash = contentHash(made.bytes);
  return getPrisma().$transaction(
    async (tx) => {
      const course = await lockAuthoredCourse(tx, userId, slug, { source: "editor" });
      const head = await findHead(tx, course.id);
      if (head === null) throw new AppError("not-found");
      const name = freeName(stemOf(called), ending, head.files, hash);
      const added = { name, picture: { hash, width, height }, left };
      if (head.files[name] === hash) return added;
      if (Object.keys(head.files).length >= mostFilesOfACourse) throw new AppError("invalid-input", "files");
      await writeContents(tx, new Map([[hash, made.bytes]]), now, new Map([[hash, { width, height }]]));
      await goOn(tx, course.id, head, { userId, files: { ...head.files, [name]: hash }, now });
      return added;
    },
    { timeout: 30_000 },
  );
}

const longestStem = 60;

/** What a file may be called, near to what somebody calls it. */
function stemOf(called: string): string {
  const stem = called
    .replace(/\.[^.]*$/, "")
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, longestStem)
    .replaceAll(/^-|-$/g, "");
  return stem === "" ? "picture" : stem;
}

/** A name that no other content has. */
function freeName(stem: string, ending: string, files: FileHashes, hash: string): string {
  for (let count = 1; ; count++) {
    const name = `${stem}${count === 1 ? "" : `-${count}`}.${ending}`;
    if (files[name] === undefined || files[name] === hash) return name;
  }
}
