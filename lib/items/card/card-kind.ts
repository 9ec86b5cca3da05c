/** A question and its answer. The learner answers in the head, turns the card and grades the recall. */
import { inEachLanguage, inLanguage } from "@/lib/i18n/locale";
import type { GateFinding, ItemKind } from "@/lib/items/item-kind";
import { type CardBody, type CardSides, readCard } from "./read-card";

export const cardKind: ItemKind<CardBody> = {
  name: "card",
  graded: false,
  read: readCard,
  draw: () => ({}),
  ask: (body, _given, locale) => ({ kind: "card", front: inLanguage(body, locale).front }),
  reveal: (body, _given, locale) => ({ kind: "card", back: inLanguage(body, locale).back }),
  score: () => {
    throw new Error("A card is graded by the learner.");
  },
  gate: (body) => inEachLanguage(body).flatMap(sameSides),
  counts: () => ({ tests: 0, misconceptions: 0 }),
  samples: () => ({ right: [], wrong: [], unreadable: [] }),
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
