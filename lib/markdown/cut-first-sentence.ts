/** A formula, code, or the end of a sentence. In Chinese nothing need follow it; elsewhere a space and no small letter. */
const formulaOrEnd = /\$[^$]*\$|`[^`]*`|([。！？]|[.!?](?=\s+\P{Ll}|\s*$))/gu;

/**
 * Markdown after its first sentence in two: a headline, without its full stop, and what follows, empty if that was all.
 * A full stop in a formula or in code ends nothing.
 */
export function cutFirstSentence(text: string): readonly [headline: string, rest: string] {
  for (const { 1: end, index } of text.matchAll(formulaOrEnd)) {
    if (end === undefined) continue;
    const after = index + end.length;
    const headline = text.slice(0, /[.。]/.test(end) ? index : after);
    return [headline.trim(), text.slice(after).trim()];
  }
  return [text.trim(), ""];
}
