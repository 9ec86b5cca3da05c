/** The labels of a figure's parts, to be assigned to its numbers. Blanks with equal labels accept either. */
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
import { type LabelBody, type LabelTexts, namesOf, readLabel } from "./read-label";

export const labelKind: ItemKind<LabelBody, "label"> = {
  name: "label",
  graded: true,
  isLight: false,
  drawsValues: false,
  namesMistakes: false,
  read: readLabel,
  draw: drawNames,
  complete: (body, values) => completeOrders("label", drawNames(body, anyDraw), values),
  ask: askLabel,
  reveal: revealLabel,
  renderAsk: ({ ask, figure, blanks, names }, to) => ({
    kind: "label",
    ask: to.block(ask),
    figure,
    blanks: blanks.map(({ id, place }) => ({ id, place: to.plain(place) })),
    names: names.map(to.named),
  }),
  renderReveal: ({ figure, pairs, ...rest }, to) => ({
    kind: "label",
    figure,
    pairs: pairs.map((pair) => renderPart(pair, to)),
    ...renderWhy(rest, to),
  }),
  title: (body, locale) => textsOf(body, locale).ask,
  score: scoreLabels,
  mistakenOption: () => null,
  slip: () => null,
  key: (body, given, locale) => {
    const reveal = revealLabel(body, given, locale);
    const { ask, blanks, names: options } = askLabel(body, given, locale);
    const parts = blanks.map(({ id, place }) => ({ id, text: place }));
    const answer = pairsText([...rightAnswer(body, given)]);
    const misconceptions = explainedPairs(reveal.pairs);
    return { prompt: ask, parts, options, answer, misconceptions, solution: solutionOf(reveal) };
  },
  gate: (body) => inEachLanguage(body.texts).flatMap((texts) => repeatedNames(body, texts)),
  caseCounts: (body) => ({
    tests: 0,
    misconceptions: body.texts[originalLocale].blanks.filter(({ why }) => why !== undefined).length,
  }),
  samples: (body, given) => {
    const right = [...rightAnswer(body, given)];
    const letters = shown(body, given).map((_, place) => letterAt(place));
    const [[blank, own] = ["1", "a"], ...others] = right;
    const other = letters.find((letter) => letter !== own) ?? "";
    return {
      right: [pairsText(right)],
      wrong: [pairsText([[blank, other], ...others])],
      unreadable: ["", pairsText(others), `${blank}:?`],
    };
  },
};

function askLabel(body: LabelBody, given: Given, locale: Locale): Ask<Markdown, "label"> {
  const texts = textsOf(body, locale);
  const names = namesOf(body, texts);
  return {
    kind: "label",
    ask: texts.ask,
    figure: texts.figure.asked,
    blanks: texts.blanks.map(({ place }, blank) => ({ id: numberOf(blank), place })),
    names: shown(body, given).map((name, place) => ({ id: letterAt(place), text: names[name] ?? "" })),
  };
}

function revealLabel(body: LabelBody, given: Given, locale: Locale): Reveal<Markdown, "label"> {
  const { blanks, figure, why } = textsOf(body, locale);
  const right = rightAnswer(body, given);
  return {
    kind: "label",
    figure: figure.whole,
    pairs: blanks.map(({ why }, blank) => {
      const left = numberOf(blank);
      return { left, right: right.get(left) ?? "", ...(why === undefined ? {} : { why }) };
    }),
    ...(why === undefined ? {} : { why }),
  };
}

function textsOf(body: LabelBody, locale: Locale): LabelTexts {
  return inLanguage(body.texts, locale);
}

function nameCount(body: LabelBody): number {
  return namesOf(body, body.texts[originalLocale]).length;
}

function drawNames(body: LabelBody, { seed, avoid }: DrawOptions): Given {
  const seen = new Set(avoid.map(({ names }) => String(names)));
  return { names: drawPermutation(nameCount(body), `${seed} names`, (order) => seen.has(String(order))) };
}

/** Names by their position on the screen. */
function shown(body: LabelBody, { names }: Given): readonly number[] {
  return permutationIn(names, nameCount(body));
}

function numberOf(blank: number): string {
  return String(blank + 1);
}

function rightAnswer(body: LabelBody, given: Given): Map<string, string> {
  const places = shown(body, given);
  return new Map(body.rights.map((name, blank) => [numberOf(blank), letterAt(places.indexOf(name))]));
}

function scoreLabels(body: LabelBody, given: Given, answer: Answer, locale: Locale): Score {
  const right = rightAnswer(body, given);
  const letters = shown(body, given).map((_, place) => letterAt(place));
  const read = readPairs(answer, [...right.keys()], letters);
  if ("reason" in read) return { verdict: "invalid", reason: read.reason };
  const { blanks } = textsOf(body, locale);
  const wrong = blanks.flatMap((blank, index) =>
    read.pairs.get(numberOf(index)) === right.get(numberOf(index))
      ? []
      : [{ ...blank, id: body.hidden[index] ?? "" }],
  );
  if (wrong.length === 0) return { verdict: "correct" };
  const told = wrong.find(({ why }) => why !== undefined);
  return {
    verdict: "wrong",
    misconception: told?.why === undefined ? null : { id: told.id, says: told.why },
  };
}

function repeatedNames(body: LabelBody, texts: LabelTexts): GateFinding[] {
  return repeatedReadings(namesOf(body, texts)).map((name) => ({
    rule: "repeated-option",
    message: `Two of the names are "${name}".`,
    remedy: "Take it out of `extra`, or let equal blanks be equal in every language.",
  }));
}
