/** The pictures among the files of a course, made ready to be stored: at import, at upload, and from a folder. */
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import { readPictures } from "@/lib/db/revision-store";
import { isPictureName } from "@/lib/notes/file-names";
import type { CheckedPicture } from "@/lib/pictures/picture";
import { contentHash } from "./content-hash";
import { preparePictures } from "./prepare-pictures-apart";

export type CheckedFiles = {
  /** With what is stored of the pictures. What is no picture stays as it is, and is never shown. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What was found of the pictures, by the hashes of what is stored. */
  readonly pictures: ReadonlyMap<string, CheckedPicture>;
  /** What was left out of drawings, by file name. */
  readonly left: ReadonlyMap<string, readonly string[]>;
};

/** Pictures that are stored already were checked before. Throws `unavailable`. */
export async function checkPictures(
  files: ReadonlyMap<string, Uint8Array>,
  db: Database = getPrisma(),
): Promise<CheckedFiles> {
  const hashes = new Map(
    [...files].flatMap(([name, bytes]) => (isPictureName(name) ? [[name, contentHash(bytes)]] : [])),
  );
  const known = await readPictures(db, [...hashes.values()]);
  const isKnown = (name: string) => {
    const found = known.get(hashes.get(name) ?? "");
    return found !== undefined && !("problem" in found);
  };
  const prepared = await preparePictures(
    new Map([...files].filter(([name]) => hashes.has(name) && !isKnown(name))),
  );
  const checked = new Map(files);
  const pictures = new Map<string, CheckedPicture>();
  const left = new Map<string, readonly string[]>();
  for (const [name, hash] of hashes) {
    const made = prepared.get(name);
    if (made === undefined) pictures.set(hash, known.get(hash)!);
    else if ("problem" in made) pictures.set(hash, made);
    else {
      const { bytes, width, height } = made;
      checked.set(name, bytes);
      pictures.set(contentHash(bytes), { width, height });
      if (made.left.length > 0) left.set(name, made.left);
    }
  }
  return { files: checked, pictures, left };
}
