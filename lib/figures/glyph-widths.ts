/**
 * Advance widths of the glyphs from the space to the tilde, in hundredths of an em: Instrument Sans 400 and Source
 * Serif 4, upright and italic. Figures are drawn without a browser, so these sizes determine the boxes.
 */
export type Face = "sans" | "serif" | "italic";

const widths: Readonly<Record<Face, readonly number[]>> = {
  sans: numbers(
    "20 27 38 72 61 79 76 23 41 41 41 53 26 51 26 44 67 39 55 57 60 57 60 53 58 61 26 26 53 53 53 57",
    "85 73 64 74 75 64 60 77 74 25 46 69 59 91 74 79 66 79 66 61 65 71 73 109 69 68 62 41 44 41 53 43",
    "35 53 61 53 61 56 35 61 60 24 24 54 24 92 60 58 61 61 38 47 38 59 52 77 55 52 50 41 24 41 53",
  ),
  serif: numbers(
    "20 27 34 53 47 79 68 18 32 32 42 50 26 29 26 31 47 47 47 47 47 47 47 47 47 47 26 26 50 50 50 39",
    "82 61 55 57 64 54 51 60 70 32 33 61 52 81 67 64 51 64 61 47 57 66 61 89 61 59 50 30 31 30 50 48",
    "40 45 54 43 53 46 32 48 56 27 26 51 27 84 56 50 54 51 39 39 30 54 47 70 46 47 41 33 29 33 50",
  ),
  italic: numbers(
    "20 26 34 53 47 80 64 18 32 32 42 50 27 29 27 31 47 47 47 47 47 47 47 47 47 47 27 27 50 50 50 41",
    "82 59 54 55 61 53 50 59 67 31 31 61 51 80 66 61 49 61 58 45 54 64 59 87 60 59 52 30 31 30 50 48",
    "40 50 47 38 50 38 27 44 51 28 25 44 27 75 53 44 48 46 39 35 29 53 44 69 47 45 41 33 29 33 50",
  ),
};

const firstCode = 32;
/** Greek letters, arrows and operators: close enough in all three faces. */
const otherWidth = 60;
const wholeEm = 100;
const thinSpace = 17;

/** In em. Chinese characters and full-width signs are one em wide. */
export function textWidth(text: string, face: Face): number {
  let sum = 0;
  for (const character of text) sum += glyphWidth(character, face);
  return sum / 100;
}

export function isChinese(character: string): boolean {
  return /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/.test(character);
}

function glyphWidth(character: string, face: Face): number {
  if (isChinese(character)) return wholeEm;
  if (/\p{Mark}/u.test(character)) return 0;
  if (character === "\u2009") return thinSpace;
  return widths[face][character.charCodeAt(0) - firstCode] ?? otherWidth;
}

function numbers(...lines: string[]): number[] {
  return lines.join(" ").split(" ").map(Number);
}
