/**
 * How texts are compared: without case, without the difference between full and half width, and with plain quotes and
 * dashes, as keyboards type them.
 */

const plain: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "“": '"',
  "”": '"',
  "–": "-",
  "—": "-",
  "−": "-",
  "‑": "-",
};

/** On one line, with single spaces. */
export function foldText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‘’“”–—−‑]/g, (sign) => plain[sign] ?? sign)
    .replace(/\s+/g, " ")
    .trim();
}

/** Characters that join words and say nothing themselves. */
const particles = new Set("的了和与在是");

/** Made when it is first needed: browsers that only fold texts may lack it. */
let segmenter: Intl.Segmenter | undefined;

/**
 * The pieces of a searched word that must all occur, folded. Chinese is typed without spaces: 卷积输出大小 asks for
 * 卷积, 输出 and 大小, wherever they stand, and LSTM单元 finds “LSTM 单元” too. Characters that the dictionary leaves
 * alone stay together.
 */
export function piecesOfWord(word: string): readonly string[] {
  const pieces: string[] = [];
  for (const run of runsOf(foldText(word))) {
    if (run.isHan) pieces.push(...chineseWords(run.text));
    else pieces.push(run.text);
  }
  const telling = pieces.filter((piece) => !particles.has(piece));
  return telling.length > 0 ? telling : pieces;
}

type Run = { text: string; readonly isHan: boolean };

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const sign of text) {
    const isHan = /\p{Script=Han}/u.test(sign);
    const last = runs.at(-1);
    if (last !== undefined && last.isHan === isHan) last.text += sign;
    else runs.push({ text: sign, isHan });
  }
  return runs;
}

function chineseWords(text: string): string[] {
  const words: string[] = [];
  let singles = "";
  const endSingles = () => {
    if (singles !== "") words.push(singles);
    singles = "";
  };
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  for (const { segment } of segmenter.segment(text)) {
    if (segment.length === 1 && !particles.has(segment)) {
      singles += segment;
    } else {
      endSingles();
      words.push(segment);
    }
  }
  endSingles();
  return words;
}
