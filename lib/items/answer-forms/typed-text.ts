/**
 * A typed text and its meaning, character by character: `plain` is ASCII for every known character, and has the same
 * length as `typed`. So positions agree in both, and messages quote the text as typed: 55×55, not 55x55.
 */
export type TypedText = { readonly typed: string; readonly plain: string };

/** Variants that keyboards, input methods and pasted text produce of the few characters in answers. */
const lookalikes: Readonly<Record<string, string>> = {
  "-": "−–—﹣‐‑",
  x: "X×✕✖⨯",
  "*": "·⋅∙∗•",
  "|": "、､",
  ".": "。｡",
  "/": "⁄∕÷",
  "[": "({【〔⟨〈",
  "]": ")}】〕⟩〉",
  "=": "≈",
  "'": "’",
};

const plainOf = new Map(
  Object.entries(lookalikes).flatMap(([plain, others]) =>
    [...others].map((other) => [other, plain] as const),
  ),
);

/** Replaces characters without a meaning at their position. Typed ones are all removed. */
const nothing = "\u2060";

/**
 * Normalises full-width forms, all kinds of minus, × and brackets, Chinese punctuation, spaces and meaningless marks.
 */
export function typedText(text: string): TypedText {
  const typed = text
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/\s+/g, (gap) => (/[\n\r\u2028\u2029]/.test(gap) ? "\n" : gap.length > 1 ? " " : gap))
    .trim();
  const plain = typed
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[^\n]/g, (character) => plainOf.get(character) ?? character)
    .replace(/(\d)[_'\u2009\u202f](?=\d{3}(?!\d))/g, `$1${nothing}`)
    .replace(/[^\S\n]/g, " ")
    .replaceAll("**", `^${nothing}`)
    // Spaces inside a number: around a slash, in a power, before a per cent sign, after the sign of an entry.
    .replace(/ ?\/ ?| ?[x*] ?10 ?(?=[\^⁺⁻⁰-⁹¹²³])| (?=[%^])|\^ /g, (inside) =>
      inside.replaceAll(" ", nothing),
    )
    .replace(/(^|[[,;x*=\n] ?)([+-]) /g, `$1$2${nothing}`);
  return { typed, plain };
}

/** The part without surrounding spaces. */
export function partOf({ typed, plain }: TypedText, from: number, to = plain.length): TypedText {
  let [start, end] = [from, to];
  while (start < end && isSpace(plain[start])) start += 1;
  while (start < end && isSpace(plain[end - 1])) end -= 1;
  return { typed: typed.slice(start, end), plain: plain.slice(start, end) };
}

export function withoutBrackets(text: TypedText): TypedText {
  const { plain } = text;
  return partOf(text, plain.startsWith("[") ? 1 : 0, plain.length - (plain.endsWith("]") ? 1 : 0));
}

function isSpace(character: string | undefined): boolean {
  return character === " " || character === "\n";
}

/** The text of one number in ASCII only: powers as `^3`, vulgar fractions as ` 1/2`. */
export function numberText({ plain }: TypedText): string {
  return plain
    .replaceAll(nothing, "")
    .replace(/[¼-¾⅐-⅞]/g, (fraction) => ` ${fraction.normalize("NFKC").replace("⁄", "/")}`)
    .replace(/[⁺⁻⁰-⁹¹²³]+/g, (raised) => `^${raised.normalize("NFKC").replace("−", "-")}`)
    .replace(/ +/g, " ")
    .trim();
}
