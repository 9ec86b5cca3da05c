import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { domainOf } from "@/lib/items/exercise/domain";
import type { GivenDomain } from "@/lib/items/exercise/exercise-body";
import { createRandom } from "@/lib/items/random";

function values(given: GivenDomain) {
  const domain = domainOf(given);
  return Array.from({ length: domain.size }, (_, index) => domain.at(index));
}

describe("a domain", () => {
  it("has every step of its range, without the dust of floating point", () => {
    expect(values({ int: [3, 9], step: 2 })).toEqual([3, 5, 7, 9]);
    expect(values({ int: [1, 4], step: 2 })).toEqual([1, 3]);
    expect(values({ decimal: [0.1, 0.7], step: 0.1 })).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
    expect(values({ decimal: [-0.9, -0.6], step: 0.15 })).toEqual([-0.9, -0.75, -0.6]);
    expect(values({ decimal: [0, 0.00002], step: 0.00001 })).toEqual([0, 0.00001, 0.00002]);
    expect(values({ decimal: [0.29, 0.31], step: 0.01 })).toEqual([0.29, 0.3, 0.31]);
    expect(values({ from: [3, "half", 0.5] })).toEqual([3, "half", 0.5]);
  });

  it("has every vector, matrix and order once", () => {
    expect(values({ int: [0, 1], vector: 2 })).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ]);
    expect(new Set(values({ int: [0, 1], matrix: [2, 2] }).map((value) => JSON.stringify(value))).size).toBe(
      16,
    );
    expect(values({ int: [0, 1], matrix: [1, 3] })[6]).toEqual([[0, 1, 1]]);
    const orders = values({ permutation: 4 });
    expect(new Set(orders.map((order) => JSON.stringify(order))).size).toBe(24);
    expect(orders.every((order) => [...(order as number[])].sort().join() === "1,2,3,4")).toBe(true);
  });

  it("draws and counts only what it contains", () => {
    const domains = fc.oneof(
      fc
        .tuple(fc.integer({ min: -20, max: 20 }), fc.nat(20), fc.integer({ min: 1, max: 4 }))
        .map(([first, width, step]): GivenDomain => ({ int: [first, first + width], step })),
      fc
        .tuple(fc.integer({ min: -30, max: 30 }), fc.nat(30), fc.constantFrom(0.1, 0.05, 0.25))
        .map(([first, width, step]): GivenDomain => ({ decimal: [first / 10, (first + width) / 10], step })),
      fc.constantFrom<GivenDomain>(
        { permutation: 3 },
        { int: [0, 2], vector: 3 },
        { from: [1, 2], matrix: [2, 1] },
      ),
    );
    fc.assert(
      fc.property(domains, fc.string(), (given, seed) => {
        const domain = domainOf(given);
        expect(domain.contains(domain.draw(createRandom(seed)))).toBe(true);
        expect([...values(given), ...domain.corners].every((value) => domain.contains(value))).toBe(true);
      }),
    );
  });

  it("does not contain what lies between its steps or beyond its ends", () => {
    const domain = domainOf({ decimal: [0.1, 0.5], step: 0.2 });
    expect([0.1, 0.3, 0.5].every((value) => domain.contains(value))).toBe(true);
    expect([0, 0.2, 0.7, "0.1", [0.1], null].some((value) => domain.contains(value))).toBe(false);
    expect(domainOf({ permutation: 3 }).contains([1, 1, 3])).toBe(false);
  });
});
