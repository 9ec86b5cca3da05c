/** What a full stop in it does not end: escapes, formulas, code, links, abbreviations, three dots. */
const passedOver = [
  /\\./,
  /\$\$[\s\S]*?\$\$/,
  /\$[^$]*\$/,
  /`[^`]*`/,
  /\[[^[\]]*\]\([^()]*\)/,
  /\b(?:e\.g|i\.e|cf|vs|al|approx|resp|Fig|Eq|Sec|Ch|No|Dr|Prof|[A-Z])\./,
  /\.{2,}/,
];
/** In Chinese nothing need follow the end of a sentence; elsewhere a space and no small letter. */
const fullStop = /(?<stop>[。！？]|[.!?](?=["'”’)\]*_]*(?:\s+\P{Ll}|\s*$)))(?<closing>["'”’」』）)\]*_]*)/u;
const passedOrStop = new RegExp([...passedOver, fullStop].map(({ source }) => source).join("|"), "gu");

/** More than a paragraph, or something else. */
const otherBlocks = /\n\s*\n|\$\$|^\s*(?:[-*+>#|]|\d+[.)])\s/;

/**
 * Markdown after its first sentence in two: a headline, without its full stop, and what follows, empty if that was all.
 * The headline is null where the text is no plain paragraph, or where emphasis or brackets reach over its end.
 */
export function cutHeadline(text: string): { readonly headline: string | null; readonly rest: string } {
  const whole = text.trim();
  if (otherBlocks.test(whole)) return { headline: null, rest: whole };
  const end = [...whole.matchAll(passedOrStop)].find(({ groups }) => groups?.stop !== undefined);
  const { stop = "", closing = "" } = end?.groups ?? {};
  const at = end?.index ?? whole.length;
  const headline = whole.slice(0, at) + (/[.。]/.test(stop) ? "" : stop) + closing;
  if (!isBalanced(headline)) return { headline: null, rest: whole };
  return { headline, rest: whole.slice(at + stop.length + closing.length).trim() };
}

function isBalanced(text: string): boolean {
  const prose = text.replace(/\\.|\$[^$]*\$|`[^`]*`/g, "");
  const count = (sign: string) => prose.split(sign).length - 1;
  const pairs = ["()", "[]", "（）", "“”", "「」"];
  return count("*") % 2 === 0 && pairs.every(([open, close]) => count(open ?? "") === count(close ?? ""));
}
