/** The tokens of a search text. Chinese keyboards type full-width signs, which count as well. */

export type Token =
  | { readonly type: "open" | "close" | "minus" | "or" | "and"; readonly from: number; readonly to: number }
  | Word;

/** A word, a quoted phrase, or a field with its value. Positions count UTF-16 units; `to` is behind the last. */
export type Word = {
  readonly type: "word";
  readonly from: number;
  readonly to: number;
  /** As typed before the colon; null without one. */
  readonly field: string | null;
  readonly valueFrom: number;
  /** The word or the value, without quotes and escapes. */
  readonly text: string;
  readonly isQuoted: boolean;
  /** False if the quote does not end. */
  readonly isClosed: boolean;
};

const openParenthesis = "(（";
const closeParenthesis = ")）";
const minus = "-－";
const colons = ":：";
/** Quotes that begin a phrase, and for each those that end it. */
const quotes: Readonly<Record<string, string>> = {
  '"': '"”',
  "“": '”"',
  "”": '”"',
  "＂": "＂",
  "「": "」",
};
/** What a backslash makes an ordinary sign. */
const special = `\\"():${minus}${openParenthesis}${closeParenthesis}${colons}${Object.keys(quotes).join("")}`;

/** The tokens of a text, in order. Takes linear time. */
export function scanQuery(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at]!;
    const one = (type: "open" | "close" | "minus") => tokens.push({ type, from: at, to: at + 1 });
    if (isSpace(sign)) {
      at += 1;
    } else if (openParenthesis.includes(sign)) {
      one("open");
      at += 1;
    } else if (closeParenthesis.includes(sign)) {
      one("close");
      at += 1;
    } else if (minus.includes(sign)) {
      one("minus");
      at += 1;
    } else {
      const token = scanWord(text, at);
      tokens.push(token);
      at = token.to;
    }
  }
  return tokens;
}

function scanWord(text: string, from: number): Token {
  if (text[from]! in quotes) return { ...scanValue(text, from), type: "word", from, field: null };
  const fieldEnd = endOfField(text, from);
  if (fieldEnd !== null) {
    const field = text.slice(from, fieldEnd);
    return { ...scanValue(text, fieldEnd + 1), type: "word", from, field };
  }
  const word: Word = { ...scanValue(text, from), type: "word", from, field: null };
  const operator = text.slice(word.from, word.to).toLowerCase();
  if (operator === "or" || operator === "and") return { type: operator, from, to: word.to };
  return word;
}

/** The position of the colon behind the letters of a field's name; null if this is none. */
function endOfField(text: string, from: number): number | null {
  let at = from;
  while (isLatinLetter(text[at])) at += 1;
  return at > from && colons.includes(text[at] ?? " ") ? at : null;
}

/** The quoted or bare text from a position on; empty at a space, a parenthesis or the end. */
function scanValue(
  text: string,
  from: number,
): Pick<Word, "to" | "valueFrom" | "text" | "isQuoted" | "isClosed"> {
  const closing = quotes[text[from] ?? ""];
  let at = closing === undefined ? from : from + 1;
  const read: string[] = [];
  while (at < text.length) {
    const sign = text[at]!;
    if (closing?.includes(sign)) {
      return { to: at + 1, valueFrom: from, text: read.join(""), isQuoted: true, isClosed: true };
    }
    if (closing === undefined && endsWord(sign)) break;
    if (sign === "\\" && special.includes(text[at + 1] ?? " ")) at += 1;
    read.push(text[at]!);
    at += 1;
  }
  const isQuoted = closing !== undefined;
  return { to: at, valueFrom: from, text: read.join(""), isQuoted, isClosed: !isQuoted };
}

/** A word with its special signs escaped, as `scanQuery` reads it back; not for the words `or` and `and`. */
export function bareText(word: string): string {
  return [...word].map((sign) => (special.includes(sign) ? `\\${sign}` : sign)).join("");
}

/** Whether a text can stand without quotes and is then read as the same word. */
export function isBareWord(text: string): boolean {
  if (text === "" || minus.includes(text[0]!) || /^(?:or|and)$/i.test(text)) return false;
  return ![...text].some((sign) => endsWord(sign) || colons.includes(sign) || sign === "\\");
}

/** The text in quotes, as `scanQuery` reads it back. */
export function quotedText(text: string): string {
  return `"${text.replace(/[\\"“”]/g, "\\$&")}"`;
}

function endsWord(sign: string): boolean {
  return isSpace(sign) || openParenthesis.includes(sign) || closeParenthesis.includes(sign) || sign in quotes;
}

function isSpace(sign: string): boolean {
  return /\s/.test(sign);
}

function isLatinLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[a-z]/i.test(sign);
}
