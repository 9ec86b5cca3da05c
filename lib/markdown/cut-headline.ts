/** Where a full stop ends no sentence: escapes, formulas, code, links, abbreviations, ellipses. */
const skipped = [
  /\\./,
  /\$\$[\s\S]*?\$\$/,
  /\$[^$]*\$/,
  /`[^`]*`/,
  /\[[^[\]]*\]\([^()]*\)/,
  /\b(?:e\.g|i\.e|cf|vs|al|approx|resp|Fig|Eq|Sec|Ch|No|Dr|Prof|[A-Z])\./,
  /\.{2,}/,
];
/** In Chinese nothing has to follow the end of a sentence; elsewhere a space and no lower-case letter. */
const fullStop = /(?<stop>[。！？]|[.!?](?=["'”’)\]*_]*(?:\s+\P{Ll}|\s*$)))(?<closing>["'”’」』）)\]*_]*)/u;
const skippedOrStop = new RegExp([...skipped, fullStop].map(({ source }) => source).join("|"), "gu");

/** More than one paragraph, or another kind of block. */
const otherBlocks = /\n\s*\n|\$\$|^\s*(?:[-*+>#|]|\d+[.)])\s/;

/**
 * Cuts Markdown after its first sentence: a headline, without its full stop, and the rest, which may be empty. The
 * headline is null if the text is not a plain paragraph, or if emphasis or brackets extend beyond its end.
 */
export function cutHeadline(text: string): { readonly headline: string | null; readonly rest: string } {
  const whole = text.trim();
  if (otherBlocks.test(whole)) return { headline: null, rest: whole };
  const end = [...whole.matchAll(skippedOrStop)].find(({ groups }) => groups?.stop !== undefined);
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
