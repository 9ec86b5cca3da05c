import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseNext, type PastAnswer, type PracticeItem, restAfterMiss } from "@/lib/practice/choose-next";

const item = (itemId: number, recall: number | null = null, group = `g${itemId}`): PracticeItem => ({
  itemId,
  group,
  recall,
});

const recall = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });

/** Up to 12 items in up to 8 groups. */
const pools = fc
  .array(fc.record({ recall, group: fc.nat(7) }), { minLength: 1, maxLength: 12 })
  .map((all) => all.map((each, i) => item(i + 1, each.recall, `g${each.group}`)));

/** Whether each answer, in the order of asking, is right. */
const answers = fc.array(fc.boolean(), { maxLength: 60 });

/** The items asked, in order, if these answers are given. */
function practise(pool: readonly PracticeItem[], given: readonly boolean[]): number[] {
  const past: PastAnswer[] = [];
  return given.map((isRight) => {
    const itemId = chooseNext(pool, past);
    if (itemId === null) throw new Error("nothing to ask");
    past.unshift({ itemId, isRight });
    return itemId;
  });
}

describe("the next item to practise", () => {
  test("is none of an empty pool, and the only one of a pool of one", () => {
    expect(chooseNext([], [])).toBeNull();
    expect(practise([item(5)], [true, false, true])).toEqual([5, 5, 5]);
  });

  test("is first the weakest, and last what is new, in the order of the notes", () => {
    const pool = [item(1), item(2, 0.9), item(3, 0.2), item(4), item(5, 0.6)];
    expect(practise(pool, Array(5).fill(true))).toEqual([3, 5, 2, 1, 4]);
  });

  test("is a missed one after two others, and then others again", () => {
    const pool = [1, 2, 3, 4, 5, 6, 7].map((id) => item(id, id / 10));
    expect(practise(pool, [false, true, true, false, true, true, true, true])).toEqual([
      1, 2, 3, 1, 4, 5, 1, 6,
    ]);
  });

  test("is one of the pool, and the same for the same answers", () => {
    fc.assert(
      fc.property(pools, answers, (pool, given) => {
        const asked = practise(pool, given);
        expect(asked).toEqual(practise(pool, given));
        expect(asked.every((id) => pool.some(({ itemId }) => itemId === id))).toBe(true);
      }),
    );
  });

  test("is never the one just asked, nor its sibling, while there is another", () => {
    fc.assert(
      fc.property(pools, answers, (pool, given) => {
        const groups = new Map(pool.map(({ itemId, group }) => [itemId, group]));
        const asked = practise(pool, given);
        for (const [i, id] of asked.entries()) {
          const before = asked[i - 1];
          if (before === undefined) continue;
          if (pool.length > 1) expect(id).not.toBe(before);
          if (new Set(groups.values()).size > 1) expect(groups.get(id)).not.toBe(groups.get(before));
        }
      }),
    );
  });

  test("is everyone's turn in one round as long as all answers are right and no two are siblings", () => {
    fc.assert(
      fc.property(fc.array(recall, { minLength: 1, maxLength: 12 }), (recalls) => {
        const pool = recalls.map((each, i) => item(i + 1, each));
        const round = practise(pool, Array(pool.length).fill(true));
        expect(new Set(round).size).toBe(pool.length);
      }),
    );
  });

  test("is another where two were missed and one has just come back", () => {
    const pool = [1, 2, 3, 4, 5, 6, 7].map((id) => item(id, id / 10));
    expect(practise(pool, [false, false, true, true, true, true])).toEqual([1, 2, 3, 1, 4, 2]);
  });

  test("leaves nobody waiting for ever, however much is missed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 10 }),
        fc.array(fc.nat(9), { minLength: 80, maxLength: 80 }),
        (size, rightOfTen, given) => {
          const pool = Array.from({ length: size }, (_, i) => item(i + 1, 0.5));
          const asked = practise(
            pool,
            given.map((each) => each < rightOfTen),
          );
          const window = 4 * size + 4;
          for (let from = 0; from + window <= asked.length; from += 1)
            expect(new Set(asked.slice(from, from + window)).size).toBe(size);
        },
      ),
    );
  });

  test("brings a missed item back sooner than a right one", () => {
    fc.assert(
      fc.property(fc.integer({ min: restAfterMiss + 3, max: 12 }), (size) => {
        const pool = Array.from({ length: size }, (_, i) => item(i + 1, 0.5));
        const rest = Array<boolean>(3 * size).fill(true);
        const comesBack = (first: boolean) => practise(pool, [first, ...rest]).indexOf(1, 1);
        expect(comesBack(false)).toBe(restAfterMiss + 1);
        expect(comesBack(true)).toBe(size);
      }),
    );
  });
});
