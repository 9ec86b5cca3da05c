/**
 * A file that somebody sent as a picture → what is stored and served of it: small enough for a page, with nothing in it
 * but the picture. What comes out passes unchanged. Runs in a process of its own (prepare-pictures-apart).
 */
import sharp, { type Metadata } from "sharp";
import {
  longestPicture,
  longestSide,
  type PictureProblem,
  pictureTypeOf,
  type Size,
} from "@/lib/pictures/picture";
import { sanitiseSvg } from "@/lib/pictures/sanitise-svg";

export type PreparedPicture = Size & {
  readonly bytes: Uint8Array;
  /** What of a drawing was left out. */
  readonly left: readonly string[];
};

export type Preparation = PreparedPicture | { readonly problem: PictureProblem };

/** To decode; a photograph of a good camera has about as many. */
const mostPixels = 50_000_000;
/** If the picture is still too many bytes, it is made smaller step by step. */
const sides = [longestSide, longestSide * 0.7, longestSide * 0.5, longestSide * 0.35];

// Whatever a file pretends to be, only these are decoded.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadPng", "VipsForeignLoadJpeg", "VipsForeignLoadWebp"] });
sharp.concurrency(1);
sharp.cache(false);

const reading = { failOn: "error", limitInputPixels: mostPixels, sequentialRead: true } as const;

/** Never throws, but may take its time. */
export async function preparePicture(bytes: Uint8Array): Promise<Preparation> {
  if (bytes.byteLength > longestPicture) return { problem: "bytes" };
  const type = pictureTypeOf(bytes);
  if (type === null) return { problem: "kind" };
  if (type === "image/svg+xml") return prepareDrawing(bytes);
  try {
    const found = await sharp(bytes, { ...reading, limitInputPixels: false }).metadata();
    if (found.width * found.height > mostPixels) return { problem: "pixels" };
    if (isClean(found)) {
      await sharp(bytes, reading).raw().toBuffer();
      return { bytes, width: found.width, height: found.height, left: [] };
    }
    for (const side of sides) {
      const { data, info } = await sharp(bytes, reading)
        .autoOrient()
        .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
        .jpeg({ quality: 85, force: false })
        .webp({ quality: 85, force: false })
        .png({ compressionLevel: 9, force: false })
        .toBuffer({ resolveWithObject: true });
      if (data.byteLength <= longestPicture)
        return { bytes: data, width: info.width, height: info.height, left: [] };
    }
    return { problem: "bytes" };
  } catch {
    return { problem: "broken" };
  }
}

/** Small enough, upright and still, and without words on who took it where. */
function isClean({ width, height, orientation = 1, pages = 1, exif, iptc, xmp, comments, space }: Metadata) {
  return (
    Math.max(width, height) <= longestSide &&
    orientation === 1 &&
    pages === 1 &&
    space !== "cmyk" &&
    !(exif || iptc || xmp || comments)
  );
}

function prepareDrawing(bytes: Uint8Array): Preparation {
  const text = decode(bytes);
  if (text === null) return { problem: "svg-syntax" };
  const drawing = sanitiseSvg(text);
  if ("problem" in drawing) return drawing;
  const { svg, ...rest } = drawing;
  const made = new TextEncoder().encode(svg);
  return made.byteLength > longestPicture ? { problem: "bytes" } : { ...rest, bytes: made };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
