/** A question and its answer. The learner answers silently, reveals the card and rates the recall. */
import { inEachLanguage, inLanguage } from "@/lib/i18n/localized";
import type { GateFinding, ItemKind } from "@/lib/items/item-kind";
import { selfGraded } from "@/lib/items/self-graded";
import { type CardBody, type CardSides, readCard } from "./read-card";

export const cardKind: ItemKind<CardBody, "card"> = {
  ...selfGraded("card"),
  name: "card",
  read: readCard,
  ask: (body, _given, locale) => ({ kind: "card", ask: inLanguage(body, locale).front }),
  reveal: (body, _given, locale) => ({ kind: "card", back: inLanguage(body, locale).back }),
  renderAsk: ({ ask }, to) => ({ kind: "card", ask: to.block(ask) }),
  renderReveal: ({ back }, to) => ({ kind: "card", back: to.block(back) }),
  title: (body, locale) => inLanguage(body, locale).front,
  key: (body, _given, locale) => {
    const { front, back } = inLanguage(body, locale);
    return { prompt: front, answer: back, misconceptions: [], solution: [] };
  },
  gate: (body) => inEachLanguage(body).flatMap(sameSides),
};

function sameSides({ front, back }: CardSides): GateFinding[] {
  if (front.trim() !== back.trim()) return [];
  return [
    {
      rule: "answer-in-prompt",
      message: `Both sides say "${front.trim()}".`,
      remedy: "Ask on the front, answer on the back.",
    },
  ];
}
