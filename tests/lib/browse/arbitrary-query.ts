import fc from "fast-check";
import {
  allOf,
  anyOf,
  comparisons,
  itemKinds,
  itemStates,
  numberFields,
  type Query,
  textFields,
} from "@/lib/browse/query";
import type { Rating } from "@/lib/scheduling/memory";

/** Texts with every sign that means something to the language. */
const phrase = fc
  .string({
    unit: fc.oneof(fc.constantFrom(..." \"“”「」()（）:：-－\\<>=ab卷积%_'or"), fc.string({ maxLength: 1 })),
    minLength: 1,
    maxLength: 12,
  })
  .filter((text) => text.trim() !== "");

/** Typed without quotes. */
const word = phrase
  .map((text) => text.replace(/\s/g, ""))
  .filter((text) => text !== "" && !/^(?:or|and)$/i.test(text));

const number = fc.record({
  type: fc.constant("number" as const),
  field: fc.constantFrom(...numberFields),
  comparison: fc.constantFrom(...comparisons),
  value: fc.integer({ min: 0, max: 60 }).map((n) => (n > 40 ? n / 10 : n)),
});

const condition: fc.Arbitrary<Query> = fc.oneof(
  phrase.map((text) => ({ type: "words" as const, text, isPhrase: true })),
  word.map((text) => ({ type: "words" as const, text, isPhrase: false })),
  fc.record({ type: fc.constant("text" as const), field: fc.constantFrom(...textFields), text: phrase }),
  fc.constantFrom(...itemKinds).map((kind) => ({ type: "kind" as const, kind })),
  fc.constantFrom(...itemStates).map((state) => ({ type: "is" as const, state })),
  number
    .filter(({ field, value }) => field !== "due" || Number.isInteger(value))
    .filter(({ field, value }) => field !== "recall" || value === 0 || value >= 1),
  fc.integer({ min: -30, max: -1 }).map((value) => ({
    type: "number" as const,
    field: "due" as const,
    comparison: ">=" as const,
    value,
  })),
  fc.record({
    type: fc.constant("rated" as const),
    days: fc.integer({ min: 1, max: 400 }),
    rating: fc.option(fc.constantFrom<Rating>(1, 2, 3, 4)),
  }),
);

const negated = (part: Query): Query => (part.type === "not" ? part : { type: "not", part });

/** Queries in the shape that the parser gives them, with at most four levels. */
export const arbitraryQuery: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    condition,
    condition.map(negated),
    fc.array(tie("query"), { minLength: 2, maxLength: 3 }).map(allOf),
    fc.array(tie("query"), { minLength: 2, maxLength: 3 }).map(anyOf),
    tie("query").map(negated),
  ),
})).query;
