import { describe, expect, it } from "vitest";
import { createRandom, shuffledIndexes } from "@/lib/items/random";

describe("a seeded stream", () => {
  it("is the same for the same seed and another for any other", () => {
    const stream = (seed: string) => {
      const random = createRandom(seed);
      return Array.from({ length: 8 }, () => random.below(1_000_000));
    };
    expect(stream("item 1, repetition 2")).toEqual(stream("item 1, repetition 2"));
    const seeds = ["", "a", "b", "item 1", "item 2", "项目一", "项目二"];
    expect(new Set(seeds.map((seed) => stream(seed).join())).size).toBe(seeds.length);
  });

  it("never changes between versions", () => {
    const random = createRandom("for ever");
    expect(Array.from({ length: 5 }, () => random.below(100))).toEqual([40, 17, 48, 34, 57]);
  });

  it("shuffles every order equally often", () => {
    const random = createRandom("orders");
    const counts = new Map<string, number>();
    for (let index = 0; index < 6_000; index++) {
      const order = shuffledIndexes(3, random).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    const chiSquared = [...counts.values()].reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
    expect(counts.size).toBe(6);
    // 99.9 % quantile for 5 degrees of freedom.
    expect(chiSquared).toBeLessThan(20.5);
  });
});
