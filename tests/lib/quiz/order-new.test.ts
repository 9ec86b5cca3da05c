import fc from "fast-check";
import { expect, test } from "vitest";
import type { KindName } from "@/lib/items/item-kind";
import { orderNew } from "@/lib/quiz/order-new";

type Item = Parameters<typeof orderNew>[0][number] & { readonly id: number };

const item = (kind: KindName, id: number): Item => ({
  id,
  kind,
  courseId: 1,
  group: `g${id}`,
  concepts: [],
  unmet: [],
});

const kinds: readonly KindName[] = ["card", "cloze", "choice", "order", "match", "label", "exercise"];
const isLight = ({ kind }: Item) => ["card", "cloze", "choice"].includes(kind);
const days = fc.array(fc.constantFrom(...kinds), { maxLength: 20 }).map((drawn) => drawn.map(item));

test("three light items open the day, and what has to be worked out follows in the note's order", () => {
  const day: Item[] = (
    ["exercise", "choice", "exercise", "label", "card", "cloze", "exercise", "card"] as const
  ).map(item);
  expect(orderNew(day, 0).map(({ id }) => id)).toEqual([1, 4, 5, 0, 2, 3, 6, 7]);
  expect(orderNew(day, 3)).toEqual(day);
});

test("nothing is lost or added, and both the light ones and the others keep their order", () => {
  fc.assert(
    fc.property(days, fc.nat(5), (day, metToday) => {
      const ordered = orderNew(day, metToday);
      expect(ordered.toSorted((a, b) => a.id - b.id)).toEqual(day);
      for (const some of [isLight, (item: Item) => !isLight(item)])
        expect(ordered.filter(some)).toEqual(day.filter(some));
    }),
  );
});

test("once the first is met, the queue that is built again is the rest of the one before", () => {
  fc.assert(
    fc.property(days, (day) => {
      let ahead = orderNew(day, 0);
      for (let metToday = 1; ahead.length > 0; metToday += 1) {
        const [first, ...rest] = ahead;
        ahead = orderNew(
          day.filter(({ id }) => ahead.some((item) => item.id === id) && id !== first!.id),
          metToday,
        );
        expect(ahead).toEqual(rest);
      }
    }),
  );
});

test("an item that waits for a concept does not hold back its sibling that needs none", () => {
  const siblings = [
    { ...item("card", 0), group: "g", unmet: ["padding"] },
    { ...item("card", 1), group: "g" },
    { ...item("card", 2), group: "g" },
  ];
  expect(orderNew(siblings, 0).map(({ id }) => id)).toEqual([1]);
});
