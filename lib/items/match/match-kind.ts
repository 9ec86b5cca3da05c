/** Pairs that belong together. Both sides are shown in a freshly drawn order. */
import { type Locale, originalLocale } from "@/lib/i18n/locale";
import { inEachLanguage, inLanguage } from "@/lib/i18n/localized";
import type { Answer } from "@/lib/items/answer";
import { completeOrders } from "@/lib/items/complete-orders";
import { explainedPairs, renderPart, renderWhy, solutionOf } from "@/lib/items/explained";
import type { Ask, DrawOptions, GateFinding, Given, ItemKind, Reveal, Score } from "@/lib/items/item-kind";
import { pairsText, readPairs } from "@/lib/items/pair-answer";
import { anyDraw, drawPermutation, letterAt, permutationIn } from "@/lib/items/permutation";
import type { Markdown } from "@/lib/markdown/markup";
import { repeatedReadings } from "@/lib/markdown/reads-as";
import { type MatchBody, type MatchTexts, readMatch, rightTexts } from "./read-match";

export const matchKind: ItemKind<MatchBody, "match"> = {
  name: "match",
  graded: true,
  isLight: false,
  drawsValues: false,
  namesMistakes: false,
  read: readMatch,
  draw: drawSides,
  complete: (body, values) => completeOrders("match", drawSides(body, anyDraw), values),
  ask: askMatch,
  reveal: revealMatch,
  renderAsk: ({ ask, lefts, rights }, to) => ({
    kind: "match",
    ask: to.block(ask),
    lefts: lefts.map(to.named),
    rights: rights.map(to.named),
  }),
  renderReveal: ({ pairs, ...rest }, to) => ({
    kind: "match",
    pairs: pairs.map((pair) => renderPart(pair, to)),
    ...renderWhy(rest, to),
  }),
  title: (body, locale) => textsOf(body, locale).ask,
  score: scoreMatch,
  mistakenOption: () => null,
  slip: () => null,
  key: (body, given, locale) => {
    const reveal = revealMatch(body, given, locale);
    const { ask, lefts: parts, rights: options } = askMatch(body, given, locale);
    const answer = pairsText([...rightAnswer(body, given)]);
    const misconceptions = explainedPairs(reveal.pairs);
    return { prompt: ask, parts, options, answer, misconceptions, solution: solutionOf(reveal) };
  },
  gate: (body) => [...repeatedLefts(body), ...repeatedRights(body)],
  caseCounts: (body) => ({
    tests: 0,
    misconceptions: body.texts[originalLocale].pairs.filter(({ why }) => why !== undefined).length,
  }),
  samples: (body, given) => {
    const right = [...rightAnswer(body, given)];
    const letters = sidesOf(body, given).rights.map((_, place) => letterAt(place));
    const [[left, own] = ["1", "a"], ...others] = right;
    const other = letters.find((letter) => letter !== own) ?? "";
    return {
      right: [pairsText(right), pairsText(right.toReversed())],
      wrong: [pairsText([[left, other], ...others])],
      unreadable: ["", pairsText(others), pairsText([...right, [left, own]]), "1:?"],
    };
  },
};

function askMatch(body: MatchBody, given: Given, locale: Locale): Ask<Markdown, "match"> {
  const texts = textsOf(body, locale);
  const { lefts, rights } = sidesOf(body, given);
  const words = rightTexts(body, texts);
  return {
    kind: "match",
    ask: texts.ask,
    lefts: lefts.map((pair, place) => ({ id: numberAt(place), text: texts.pairs[pair]?.left ?? "" })),
    rights: rights.map((right, place) => ({ id: letterAt(place), text: words[right] ?? "" })),
  };
}

function revealMatch(body: MatchBody, given: Given, locale: Locale): Reveal<Markdown, "match"> {
  const { pairs, why } = textsOf(body, locale);
  const right = rightAnswer(body, given);
  const { lefts } = sidesOf(body, given);
  return {
    kind: "match",
    pairs: lefts.map((pair, place) => {
      const own = pairs[pair]?.why;
      const left = numberAt(place);
      return { left, right: right.get(left) ?? "", ...(own === undefined ? {} : { why: own }) };
    }),
    ...(why === undefined ? {} : { why }),
  };
}

function textsOf(body: MatchBody, locale: Locale): MatchTexts {
  return inLanguage(body.texts, locale);
}

function rightCount(body: MatchBody): number {
  return rightTexts(body, body.texts[originalLocale]).length;
}

function drawSides(body: MatchBody, { seed, avoid }: DrawOptions): Given {
  const seen = new Set(avoid.map(({ rights }) => String(rights)));
  return {
    lefts: drawPermutation(body.rights.length, `${seed} lefts`, () => false),
    rights: drawPermutation(rightCount(body), `${seed} rights`, (order) => seen.has(String(order))),
  };
}

/** Pairs and right sides by their position on the screen. */
function sidesOf(body: MatchBody, given: Given) {
  return {
    lefts: permutationIn(given.lefts, body.rights.length),
    rights: permutationIn(given.rights, rightCount(body)),
  };
}

function numberAt(place: number): string {
  return String(place + 1);
}

/** In screen order. */
function rightAnswer(body: MatchBody, given: Given): Map<string, string> {
  const { lefts, rights } = sidesOf(body, given);
  return new Map(
    lefts.map((pair, place) => [numberAt(place), letterAt(rights.indexOf(body.rights[pair] ?? -1))]),
  );
}

function scoreMatch(body: MatchBody, given: Given, answer: Answer, locale: Locale): Score {
  const { lefts, rights } = sidesOf(body, given);
  const right = rightAnswer(body, given);
  const read = readPairs(
    answer,
    [...right.keys()],
    rights.map((_, place) => letterAt(place)),
  );
  if ("reason" in read) return { verdict: "invalid", reason: read.reason };
  const wrong = lefts.filter((_, place) => read.pairs.get(numberAt(place)) !== right.get(numberAt(place)));
  if (wrong.length === 0) return { verdict: "correct" };
  const { pairs } = textsOf(body, locale);
  const told = wrong.find((pair) => pairs[pair]?.why !== undefined);
  const says = told === undefined ? undefined : pairs[told]?.why;
  const misconception = told === undefined || says === undefined ? null : { id: numberAt(told), says };
  return { verdict: "wrong", misconception };
}

function repeatedLefts({ texts }: MatchBody): GateFinding[] {
  return inEachLanguage(texts).flatMap(({ pairs }) =>
    repeated(
      pairs.map(({ left }) => left),
      "left",
    ),
  );
}

function repeatedRights(body: MatchBody): GateFinding[] {
  return inEachLanguage(body.texts).flatMap((texts) => repeated(rightTexts(body, texts), "right"));
}

function repeated(texts: readonly string[], side: "left" | "right"): GateFinding[] {
  return repeatedReadings(texts).map((text) => ({
    rule: "repeated-option",
    message: `"${text}" stands twice on the ${side}.`,
    remedy: "Make each of them different.",
  }));
}
