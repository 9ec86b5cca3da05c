/** A question and its answer. The learner answers in the head, turns the card and grades the recall. */
import type { GateFinding, ItemKind } from "@/lib/items/item-kind";
import { type CardBody, readCard } from "./read-card";

export const cardKind: ItemKind<CardBody> = {
  name: "card",
  graded: false,
  read: readCard,
  draw: () => ({}),
  ask: (body, _given, locale) => ({ kind: "card", front: (body[locale] ?? body.en).front }),
  reveal: (body, _given, locale) => ({ kind: "card", back: (body[locale] ?? body.en).back }),
  score: () => {
    throw new Error("A card is graded by the learner.");
  },
  gate: (body) => [body.en, body.zh].flatMap((sides) => (sides === undefined ? [] : sameSides(sides))),
  counts: () => ({ tests: 0, misconceptions: 0 }),
  samples: () => ({ right: [], wrong: [], unreadable: [] }),
};

function sameSides({ front, back }: CardBody["en"]): GateFinding[] {
  if (front.trim() !== back.trim()) return [];
  return [
    {
      rule: "answer-in-prompt",
      message: `Both sides say "${front.trim()}".`,
      remedy: "Ask on the front, answer on the back.",
    },
  ];
}
