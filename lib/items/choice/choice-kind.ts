/** A question with options: one is right, or several are. Their order is drawn anew each time. */

import { type Locale, originalLocale } from "@/lib/i18n/locale";
import { inEachLanguage, inLanguage } from "@/lib/i18n/localized";
import { type Answer, answerText, idsIn } from "@/lib/items/answer";
import { completeOrders } from "@/lib/items/complete-orders";
import { renderPart, renderWhy, solutionOf } from "@/lib/items/explained";
import type { DrawOptions, GateFinding, Given, ItemKind, Json, Score } from "@/lib/items/item-kind";
import { anyDraw, drawPermutation } from "@/lib/items/permutation";
import { quoted } from "@/lib/items/quoted";
import type { Markdown } from "@/lib/markdown/markup";
import { repeatedReadings } from "@/lib/markdown/reads-as";
import { type ChoiceBody, type ChoiceTexts, readChoice } from "./read-choice";

type Option = ChoiceBody["options"][number] & ChoiceTexts["options"][number];

export const choiceKind: ItemKind<ChoiceBody, "choice"> = {
  name: "choice",
  graded: true,
  isLight: true,
  drawsValues: false,
  namesMistakes: false,
  read: readChoice,
  draw: drawOrder,
  complete: (body, values) => completeOrders("choice", drawOrder(body, anyDraw), values),
  ask: (body, given, locale) => ({
    kind: "choice",
    ask: textsOf(body, locale).ask,
    multiple: isMultiple(body),
    options: orderedOptions(body, given, locale).map(({ id, text }) => ({ id, text })),
  }),
  reveal: (body, given, locale) => {
    const { why } = textsOf(body, locale);
    return {
      kind: "choice",
      options: orderedOptions(body, given, locale).map(({ id, right, why }) => ({
        id,
        right,
        ...(why === undefined ? {} : { why }),
      })),
      ...(why === undefined ? {} : { why }),
    };
  },
  renderAsk: ({ ask, options, ...rest }, to) => ({
    ...rest,
    ask: to.block(ask),
    options: options.map(to.named),
  }),
  renderReveal: ({ options, ...rest }, to) => ({
    kind: "choice",
    options: options.map((option) => renderPart(option, to)),
    ...renderWhy(rest, to),
  }),
  title: (body, locale) => textsOf(body, locale).ask,
  score: (body, _given, answer, locale) => scoreChoice(body, answer, locale),
  mistakenOption: ({ options }, id) => options.find((option) => option.id === id)?.text ?? null,
  slip: () => null,
  key: (body, given, locale) => ({
    prompt: textsOf(body, locale).ask,
    options: orderedOptions(body, given, locale).map(({ id, text }) => ({ id, text })),
    answer: orderedOptions(body, given, locale)
      .filter(({ right }) => right)
      .map(({ id }) => id)
      .join(","),
    misconceptions: misconceptionsOf(body, locale).map(({ id, says }) => ({ id, value: id, says })),
    solution: solutionOf(textsOf(body, locale)),
  }),
  gate: (body) => [...repeatedTexts(body), ...nothingToChoose(body)],
  caseCounts: (body) => ({ tests: 0, misconceptions: misconceptionsOf(body, originalLocale).length }),
  samples: (body) => ({
    right: [idsOf(body, true).join(",")],
    wrong: isMultiple(body)
      ? [idsOf(body, true).slice(1).join(","), ...idsOf(body, false)]
      : [...idsOf(body, false)],
    unreadable: ["", "no-such-option"],
  }),
};

/** The wrong options with an explanation, as an author lists them. */
export function misconceptionsOf(
  body: ChoiceBody,
  locale: Locale,
): { readonly id: string; readonly says: Markdown }[] {
  return optionsOf(body, locale).flatMap(({ id, right, why }) =>
    right || why === undefined ? [] : [{ id, says: why }],
  );
}

function drawOrder(body: ChoiceBody, { seed, avoid }: DrawOptions): Given {
  const idsIn = (order: readonly number[]) => order.map((index) => body.options[index]!.id);
  const seen = new Set(avoid.map(({ order }) => String(order)));
  const isSeen = (order: readonly number[]) => seen.has(String(idsIn(order)));
  return { order: idsIn(drawPermutation(body.options.length, `${seed} order`, isSeen)) };
}

/** In the order drawn. If the stored order does not fit (the item was edited since), the author's order. */
function orderedOptions(body: ChoiceBody, given: Given, locale: Locale): readonly Option[] {
  const options = optionsOf(body, locale);
  const order: readonly Json[] = Array.isArray(given.order) ? given.order : [];
  const ordered = order.flatMap((id) => options.filter((option) => option.id === id));
  return new Set(ordered).size === options.length && ordered.length === options.length ? ordered : options;
}

function scoreChoice(body: ChoiceBody, answer: Answer, locale: Locale): Score {
  const chosen = [...new Set(idsIn(answer))];
  if (chosen.length === 0) return { verdict: "invalid", reason: { code: "empty", values: {} } };
  const known = new Set(body.options.map(({ id }) => id));
  const unknown = chosen.find((id) => !known.has(id));
  if (unknown !== undefined)
    return { verdict: "invalid", reason: { code: "unknownOption", values: { text: quoted(unknown) } } };
  if (chosen.length > 1 && !isMultiple(body)) {
    const text = quoted(answerText(answer).trim());
    return { verdict: "invalid", reason: { code: "unknownOption", values: { text } } };
  }
  const right = idsOf(body, true);
  if (chosen.length === right.length && right.every((id) => chosen.includes(id)))
    return { verdict: "correct" };
  const misconception = misconceptionsOf(body, locale).find(({ id }) => chosen.includes(id)) ?? null;
  return { verdict: "wrong", misconception };
}

function textsOf(body: ChoiceBody, locale: Locale): ChoiceTexts {
  return inLanguage(body.texts, locale);
}

function optionsOf(body: ChoiceBody, locale: Locale): readonly Option[] {
  const { options } = textsOf(body, locale);
  return body.options.map((option, index) => ({ ...option, ...options[index]! }));
}

function idsOf(body: ChoiceBody, right: boolean): readonly string[] {
  return body.options.filter((option) => option.right === right).map(({ id }) => id);
}

function isMultiple(body: ChoiceBody): boolean {
  return idsOf(body, true).length > 1;
}

function repeatedTexts(body: ChoiceBody): GateFinding[] {
  return inEachLanguage(body.texts).flatMap(({ options }) =>
    repeatedReadings(options.map(({ text }) => text)).map((text) => ({
      rule: "repeated-option",
      message: `Two options say "${text}".`,
      remedy: "Make each option different.",
    })),
  );
}

function nothingToChoose(body: ChoiceBody): GateFinding[] {
  if (idsOf(body, false).length > 0) return [];
  return [
    {
      rule: "no-wrong-option",
      message: "Every option is right.",
      remedy: "Add what people wrongly believe.",
    },
  ];
}
