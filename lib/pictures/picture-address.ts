/** Where a picture is served: its content and its size are part of the address, so what is there never changes. */
import { type Picture, pictureEnding, type Size } from "./picture";

const address =
  /^\/pictures\/[a-z0-9-]{1,100}\/[0-9a-f]{64}\/(\d{1,5})x(\d{1,5})\.(?:png|jpg|jpeg|webp|svg)$/;

/** `course` is the slug; `name` that of the file. */
export function pictureAddress(course: string, name: string, { hash, width, height }: Picture): string {
  return `/pictures/${course}/${hash}/${width}x${height}.${pictureEnding(name)}`;
}

/** The size of the picture at an address; null if none is served there. */
export function sizeInAddress(url: string): Size | null {
  const found = address.exec(url);
  return found === null ? null : { width: Number(found[1]), height: Number(found[2]) };
}
