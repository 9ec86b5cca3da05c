/** The pictures of a course: files beside its notes. */

/** Media types by the ending of a file's name. */
export const pictureTypes = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
  svg: "image/svg+xml",
} as const;

export type PictureType = (typeof pictureTypes)[keyof typeof pictureTypes];

/** Bytes of a picture. */
export const longestPicture = 5 * 1024 * 1024;

/** Pixels of a picture's longest side as it is stored: twice what the widest column of a page has. */
export const longestSide = 2_000;

export type Size = {
  /** In pixels; of a drawing in its own units. Whole numbers, from 1. */
  readonly width: number;
  readonly height: number;
};

/** What notes need to know of a picture that was checked. Plain JSON. */
export type Picture = Size & {
  /** SHA-256 of its content, in hex. */
  readonly hash: string;
};

/** A picture that was checked, or why it is none. */
export type CheckedPicture = Size | { readonly problem: PictureProblem };

/** Why a file is no picture that can be shown; `lib/notes/picture-problem.ts` has the words. */
export type PictureProblem =
  /** Neither PNG, JPEG, WebP nor SVG. */
  | "kind"
  /** Another kind than its name says. */
  | "name"
  | "bytes"
  | "pixels"
  | "broken"
  | "slow"
  | "svg-syntax"
  | "svg-size"
  | "svg-work"
  /** It was stored before pictures were checked. */
  | "unchecked";

/** The ending of a picture's name; null if no picture may be called so. */
export function pictureEnding(name: string): keyof typeof pictureTypes | null {
  const ending = name.slice(name.lastIndexOf(".") + 1);
  return Object.hasOwn(pictureTypes, ending) ? (ending as keyof typeof pictureTypes) : null;
}

const signatures: readonly (readonly [PictureType, readonly (readonly [at: number, bytes: string])[]])[] = [
  ["image/png", [[0, "\x89PNG\r\n\x1a\n"]]],
  ["image/jpeg", [[0, "\xff\xd8\xff"]]],
  [
    "image/webp",
    [
      [0, "RIFF"],
      [8, "WEBP"],
    ],
  ],
];

/** The kind of a picture by its first bytes, whatever its name says; null if it is none. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  for (const [type, parts] of signatures)
    if (parts.every(([at, sign]) => text(at, at + sign.length) === sign)) return type;
  return /^(?:\xef\xbb\xbf)?\s*</.test(text(0, 200)) ? "image/svg+xml" : null;
}
