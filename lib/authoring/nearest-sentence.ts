/**
 * Of the sentences of the paragraph before the block that begins at this line (from 1), the one that shares most words
 * with the text; null if there is no paragraph.
 */
export function nearestSentence(lines: readonly string[], start: number, text: string): string | null {
  const wanted = new Set(wordsIn(text));
  let best: { readonly sentence: string; readonly shared: number } | null = null;
  for (const sentence of sentencesIn(paragraphBefore(lines, start))) {
    const shared = wordsIn(sentence).filter((word) => wanted.has(word)).length;
    if (best === null || shared > best.shared) best = { sentence, shared };
  }
  return best?.sentence ?? null;
}

/** Other blocks in between are passed over. */
function paragraphBefore(lines: readonly string[], start: number): string {
  let at = start - 2;
  for (;;) {
    while (at >= 0 && lines[at]?.trim() === "") at--;
    const fence = /^\s*(`{3,}|~{3,})\s*$/.exec(lines[at] ?? "")?.[1];
    if (at < 0 || fence === undefined) break;
    at--;
    while (at >= 0 && !(lines[at] ?? "").trim().startsWith(fence)) at--;
    at--;
  }
  const end = at + 1;
  while (at >= 0 && lines[at]?.trim() !== "" && !/^\s*(#{1,6} |`{3}|~{3})/.test(lines[at] ?? "")) at--;
  return lines
    .slice(at + 1, end)
    .map((line) => line.trim())
    .join(" ");
}

function sentencesIn(paragraph: string): string[] {
  const ends = [...paragraph.matchAll(/[.!?](?= )|[。！？]/g)].map(({ index }) => index + 1);
  const cuts = [0, ...ends, paragraph.length];
  return cuts.slice(1).flatMap((end, index) => {
    const sentence = paragraph.slice(cuts[index], end).replace(/^- /, "").trim();
    return sentence === "" ? [] : [sentence.replace(/[.!?。！？]$/, "")];
  });
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\u3400-\u9fff]|[\p{L}\p{N}]+/gu) ?? [];
}
