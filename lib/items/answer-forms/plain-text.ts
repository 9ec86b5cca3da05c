/** What keyboards, input methods and pasted text make of the few characters that answers consist of. */

const lookalikes: Readonly<Record<string, string>> = {
  "−": "-",
  "–": "-",
  "—": "-",
  "﹣": "-",
  "‐": "-",
  "‑": "-",
  "×": "x",
  "✕": "x",
  "✖": "x",
  "⨯": "x",
  "·": "*",
  "⋅": "*",
  "∙": "*",
  "∗": "*",
  "•": "*",
  "、": ",",
  "。": ".",
  "｡": ".",
  "⁄": "/",
  "∕": "/",
  "÷": "/",
  "【": "[",
  "】": "]",
  "〔": "(",
  "〕": ")",
  "⟨": "(",
  "⟩": ")",
  "〈": "(",
  "〉": ")",
  "≈": "=",
  "’": "'",
};

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * ASCII for everything that looks like it: full-width forms, the minus signs, × and ·, Chinese punctuation, raised
 * digits (as `^2`), powers of ten (as `e3`), all kinds of spaces. Thin spaces that group digits are dropped. Line breaks stay, as `\n`.
 */
export function plainText(typed: string): string {
  return typed
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[¼-¾⅐-⅞]/g, (fraction) => ` ${fraction.normalize("NFKC")}`)
    .replace(/[^\n\x20-\x7e]/g, (character) => lookalikes[character] ?? character)
    .replace(/([⁺⁻]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, sign: string, digits: string) => raised(sign, digits))
    .replace(/(\d)[_'\u2009\u202f](?=\d{3}(?!\d))/g, "$1")
    .replace(/[^\S\n]+/g, " ")
    .replaceAll("**", "^")
    .replaceAll("X", "x")
    .replace(/([\d.]) ?[x*] ?10 ?\^ ?([+-]?\d{1,3})/g, "$1e$2")
    .trim();
}

function raised(sign: string, digits: string): string {
  return `^${sign === "⁻" ? "-" : ""}${[...digits].map((digit) => superscripts.indexOf(digit)).join("")}`;
}
