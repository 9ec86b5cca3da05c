/** A sentence with a hole. The other holes of the sentence are filled, and are separate items. */
import { inEachLanguage, inLanguage } from "@/lib/i18n/localized";
import type { GateFinding, ItemKind } from "@/lib/items/item-kind";
import { selfGraded } from "@/lib/items/self-graded";
import { bracketHoles, markHole } from "@/lib/markdown/hole-marks";
import type { Markdown } from "@/lib/markdown/markup";
import { renderMarkdown } from "@/lib/markdown/render-markdown";
import type { ClozePiece } from "./parse-holes";
import { type ClozeBody, readCloze } from "./read-cloze";

export const clozeKind: ItemKind<ClozeBody, "cloze"> = {
  ...selfGraded("cloze"),
  name: "cloze",
  read: readCloze,
  ask: (body, _given, locale) => ({ kind: "cloze", ask: asked(inLanguage(body, locale), body.hole) }),
  reveal: (body, _given, locale) => ({ kind: "cloze", text: revealed(inLanguage(body, locale), body.hole) }),
  renderAsk: ({ ask }, to) => ({ kind: "cloze", ask: to.block(ask) }),
  renderReveal: ({ text }, to) => ({ kind: "cloze", text: to.block(text) }),
  title: (body, locale) => asked(inLanguage(body, locale), body.hole),
  key: (body, _given, locale) => {
    const pieces = inLanguage(body, locale);
    const prompt = bracketHoles(asked(pieces, body.hole));
    return { prompt, answer: bracketHoles(revealed(pieces, body.hole)), misconceptions: [], solution: [] };
  },
  gate: (body) =>
    inEachLanguage<readonly ClozePiece[]>(body).flatMap((pieces) => findingsIn(pieces, body.hole)),
};

function asked(pieces: readonly ClozePiece[], hole: number): Markdown {
  return pieces
    .map((piece) => {
      if (typeof piece === "string") return piece;
      return piece.hole === hole ? markHole(piece.hint ?? "…") : piece.text;
    })
    .join("") as Markdown;
}

function revealed(pieces: readonly ClozePiece[], hole: number): Markdown {
  return pieces
    .map((piece) => {
      if (typeof piece === "string") return piece;
      return piece.hole === hole ? markHole(piece.text) : piece.text;
    })
    .join("") as Markdown;
}

function findingsIn(pieces: readonly ClozePiece[], hole: number): GateFinding[] {
  return [...visibleAnswers(pieces, hole), ...lostMarks(pieces, hole)];
}

/** The rest of the sentence should not reveal the hidden text. Short words repeat by chance. */
function visibleAnswers(pieces: readonly ClozePiece[], hole: number): GateFinding[] {
  const visible = asked(pieces, hole).toLowerCase();
  const hidden = pieces.flatMap((piece) =>
    typeof piece !== "string" && piece.hole === hole ? [piece.text] : [],
  );
  return hidden
    .filter((text) => text.trim().length > 3 && containsWords(visible, text.trim().toLowerCase()))
    .map((text) => ({
      rule: "answer-in-prompt",
      message: `"${text}" is hidden, but stands in the rest of the text as well.`,
      remedy: "Hide both places under one number, or reword the text.",
    }));
}

function containsWords(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const around = `${text[at - 1] ?? " "}${text[at + words.length] ?? " "}`;
    if (!/[a-z0-9]/.test(around)) return true;
  }
  return false;
}

/** A hole that begins inside emphasis or a link and ends outside cannot be shown. */
function lostMarks(pieces: readonly ClozePiece[], hole: number): GateFinding[] {
  const marks = pieces.filter((piece) => typeof piece !== "string" && piece.hole === hole).length;
  const html = renderMarkdown(revealed(pieces, hole));
  const shown = html.split('<mark class="hole">').length + html.split("\\boxed").length - 2;
  if (shown >= marks || html.includes("math-error")) return [];
  return [
    {
      rule: "hole-across-markup",
      message: `Hole ${hole} begins inside emphasis, a link or a formula and ends outside of it.`,
      remedy: "Let the hole lie wholly inside or wholly around it.",
    },
  ];
}
