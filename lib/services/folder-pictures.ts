/** The pictures in the folder of a course. They are prepared as uploaded ones are, and remembered by their contents. */
import { cacheKey } from "@/lib/notes/compile-cache";
import type { UnreadableFile } from "@/lib/notes/unreadable-file";
import { longestPicture, type Picture, pictureEnding } from "@/lib/pictures/picture";
import { openCompileCache } from "./compile-cache-files";
import { contentHash } from "./content-hash";
import type { Preparation } from "./prepare-picture";
import { preparePictures } from "./prepare-pictures-apart";

type Described = Picture | UnreadableFile;

/** What the compiler reads of pictures, by name. */
export async function describePictures(
  files: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, Described>> {
  const cache = openCompileCache();
  const described = new Map<string, Described>();
  const unknown = new Map<string, Uint8Array>();
  for (const [name, bytes] of files) {
    const known = cache?.read(keyOf(name, bytes)) as Described | undefined;
    if (known !== undefined) described.set(name, known);
    else if (bytes.byteLength > longestPicture)
      described.set(name, { reason: "no-picture", problem: "bytes" });
    else unknown.set(name, bytes);
  }
  for (const [name, made] of await preparePictures(unknown)) {
    const picture = describedAs(made);
    described.set(name, picture);
    // Another time the machine may be less busy.
    if ("problem" in picture && picture.problem === "slow") continue;
    cache?.write(keyOf(name, unknown.get(name)!), picture);
  }
  return described;
}

function keyOf(name: string, bytes: Uint8Array): string {
  return cacheKey("picture", [contentHash(bytes), pictureEnding(name)]);
}

function describedAs(made: Preparation): Described {
  if ("problem" in made) return { reason: "no-picture", problem: made.problem };
  const { bytes, width, height } = made;
  return { hash: contentHash(bytes), width, height };
}
