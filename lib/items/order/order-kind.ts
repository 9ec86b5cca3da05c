/** Steps to put into the right order; if some are interchangeable, every valid order is right. */
import { type Locale, originalLocale } from "@/lib/i18n/locale";
import { inEachLanguage, inLanguage } from "@/lib/i18n/localized";
import { type Answer, idsIn } from "@/lib/items/answer";
import { completeOrders } from "@/lib/items/complete-orders";
import { explainedParts, renderPart, renderWhy, solutionOf } from "@/lib/items/explained";
import type { Ask, DrawOptions, GateFinding, Given, ItemKind, Reveal, Score } from "@/lib/items/item-kind";
import { anyDraw, drawPermutation, letterAt, permutationIn } from "@/lib/items/permutation";
import { quoted } from "@/lib/items/quoted";
import type { Markdown } from "@/lib/markdown/markup";
import { repeatedReadings } from "@/lib/markdown/reads-as";
import { type OrderBody, type OrderTexts, readOrder } from "./read-order";
import { countRightOrders, firstTooEarly } from "./right-orders";

export const orderKind: ItemKind<OrderBody, "order"> = {
  name: "order",
  graded: true,
  isLight: false,
  drawsValues: false,
  namesMistakes: false,
  read: readOrder,
  draw: drawOrder,
  complete: (body, values) => completeOrders("order", drawOrder(body, anyDraw), values),
  ask: askOrder,
  reveal: revealOrder,
  renderAsk: ({ ask, steps }, to) => ({ kind: "order", ask: to.block(ask), steps: steps.map(to.named) }),
  renderReveal: ({ steps, several, ...rest }, to) => ({
    kind: "order",
    steps: steps.map((step) => renderPart(step, to)),
    several,
    ...renderWhy(rest, to),
  }),
  title: (body, locale) => textsOf(body, locale).ask,
  score: scoreOrder,
  mistakenOption: () => null,
  slip: () => null,
  key: (body, given, locale) => {
    const reveal = revealOrder(body, given, locale);
    const { ask, steps } = askOrder(body, given, locale);
    const answer = reveal.steps.map(({ id }) => id).join(",");
    const misconceptions = explainedParts(reveal.steps);
    return { prompt: ask, options: steps, answer, misconceptions, solution: solutionOf(reveal) };
  },
  gate: (body) => [...repeatedSteps(body), ...tooManyRight(body)],
  caseCounts: (body) => ({
    tests: 0,
    misconceptions: body.texts[originalLocale].steps.filter(({ why }) => why !== undefined).length,
  }),
  samples: (body, given) => {
    const places = shown(body, given);
    const letters = body.steps.map((_, step) => letterAt(places.indexOf(step)));
    return {
      right: [letters.join(",")],
      wrong: [letters.toReversed().join(",")],
      unreadable: ["", letters.slice(1).join(","), `${letters.join(",")},${letters[0]}`, "step 1"],
    };
  },
};

function askOrder(body: OrderBody, given: Given, locale: Locale): Ask<Markdown, "order"> {
  const { ask, steps } = textsOf(body, locale);
  return {
    kind: "order",
    ask,
    steps: shown(body, given).map((step, place) => ({ id: letterAt(place), text: steps[step]?.text ?? "" })),
  };
}

function revealOrder(body: OrderBody, given: Given, locale: Locale): Reveal<Markdown, "order"> {
  const { steps, why } = textsOf(body, locale);
  const places = shown(body, given);
  return {
    kind: "order",
    steps: steps.map(({ why }, step) => ({
      id: letterAt(places.indexOf(step)),
      ...(why === undefined ? {} : { why }),
    })),
    several: countRightOrders(constraintsOf(body)) > 1,
    ...(why === undefined ? {} : { why }),
  };
}

function textsOf(body: OrderBody, locale: Locale): OrderTexts {
  return inLanguage(body.texts, locale);
}

function constraintsOf({ steps }: OrderBody): readonly (readonly number[])[] {
  return steps.map(({ after }) => after);
}

/** Never an order that is already right, nor one seen lately. */
function drawOrder(body: OrderBody, { seed, avoid }: DrawOptions): Given {
  const seen = new Set(avoid.map(({ order }) => String(order)));
  const after = constraintsOf(body);
  const order = drawPermutation(
    body.steps.length,
    `${seed} order`,
    (order) => firstTooEarly(order, after) === null || seen.has(String(order)),
  );
  return { order };
}

/** Steps by their position on the screen. */
function shown(body: OrderBody, { order }: Given): readonly number[] {
  return permutationIn(order, body.steps.length);
}

function scoreOrder(body: OrderBody, given: Given, answer: Answer, locale: Locale): Score {
  const places = shown(body, given);
  const letters = idsIn(answer);
  if (letters.length === 0) return { verdict: "invalid", reason: { code: "unmoved", values: {} } };
  const known = places.map((_, place) => letterAt(place));
  const unknown = letters.find((letter) => !known.includes(letter));
  if (unknown !== undefined)
    return { verdict: "invalid", reason: { code: "unknownOption", values: { text: quoted(unknown) } } };
  if (letters.length !== known.length || new Set(letters).size !== known.length)
    return { verdict: "invalid", reason: { code: "stepsOnce", values: {} } };
  const order = letters.map((letter) => places[known.indexOf(letter)] ?? 0);
  const early = firstTooEarly(order, constraintsOf(body));
  if (early === null) return { verdict: "correct" };
  const why = textsOf(body, locale).steps[early]?.why;
  const misconception = why === undefined ? null : { id: body.steps[early]?.id ?? "", says: why };
  return { verdict: "wrong", misconception };
}

function repeatedSteps({ texts }: OrderBody): GateFinding[] {
  return inEachLanguage(texts).flatMap(({ steps }) =>
    repeatedReadings(steps.map(({ text }) => text)).map((text) => ({
      rule: "repeated-option",
      message: `Two steps say "${text}".`,
      remedy: "Make each step different, or nobody can tell which is which.",
    })),
  );
}

/** As for exercises: no answer may be right by chance in more than two of five cases. */
const mostByChance = 0.4;

function tooManyRight(body: OrderBody): GateFinding[] {
  const right = countRightOrders(constraintsOf(body));
  const all = body.steps.reduce((product, _, index) => product * (index + 1), 1);
  if (right / all <= mostByChance) return [];
  return [
    {
      rule: "too-many-right",
      message: `${right} of ${all} orders are right, so guessing is as good as knowing.`,
      remedy: "Tie the steps together by `after`, or leave out those that may stand anywhere.",
    },
  ];
}
