import { expect, test } from "vitest";
import { centredSums } from "@/lib/insights/correlation";
import { discriminationOf } from "@/lib/insights/discrimination";
import { facilityOf } from "@/lib/insights/facility";
import { meanOnOthers } from "@/lib/insights/option-figures";
import { createRandom } from "@/lib/items/random";

/** 400 learners meet two thirds of 60 items each; every sixth item is answered by chance. */
function simulate(seed: string) {
  const random = createRandom(seed);
  const uniform = () => (random.below(2 ** 30) + 0.5) / 2 ** 30;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const items = Array.from({ length: 60 }, (_, i) => ({ isBad: i % 6 === 0, ease: normal() }));
  const learners = Array.from({ length: 400 }, () => {
    const ability = normal();
    return items.map(({ isBad, ease }) => {
      if (uniform() < 1 / 3) return null;
      const right = 1 / (1 + Math.exp(-1.2 * ((isBad ? 0 : ability) + ease)));
      return uniform() < right;
    });
  });
  return { items, learners };
}

test("first exposures tell the items that don't discriminate apart, and order items by ease", () => {
  const { items, learners } = simulate("class");
  const totals = learners.map((outcomes) => ({
    met: outcomes.filter((o) => o !== null).length,
    right: outcomes.filter((o) => o === true).length,
  }));
  const found = items.map(({ isBad, ease }, item) => {
    const first = learners.flatMap((outcomes, learner) => {
      const isRight = outcomes[item]!;
      if (isRight === null) return [];
      const { met, right } = totals[learner]!;
      return [{ isRight, others: meanOnOthers(met, right, isRight)! }];
    });
    const right = first.filter(({ isRight }) => isRight).length;
    const sums = centredSums(first.map(({ isRight, others }) => [isRight ? 1 : 0, others] as const));
    return {
      isBad,
      ease,
      facility: facilityOf(right, first.length, 0.5)!,
      discrimination: discriminationOf(sums)!,
    };
  });
  const bad = found.filter(({ isBad }) => isBad).map(({ discrimination }) => discrimination);
  const good = found.filter(({ isBad }) => !isBad).map(({ discrimination }) => discrimination);
  const told = bad.flatMap((b) => good.map((g) => (b.index < g.index ? 1 : 0)));
  expect(told.reduce((sum: number, one) => sum + one, 0) / told.length).toBeGreaterThan(0.99);
  expect(good.filter(({ doubt }) => doubt !== null)).toEqual([]);
  expect(rankCorrelation(found.map(({ ease, facility }) => [ease, facility.share] as const))).toBeGreaterThan(
    0.97,
  );
});

function rankCorrelation(pairs: readonly (readonly [number, number])[]): number {
  const rank = (values: readonly number[]) => values.map((v) => values.filter((other) => other < v).length);
  const [a, b] = [rank(pairs.map(([x]) => x)), rank(pairs.map(([, y]) => y))];
  const { sxx, syy, sxy } = centredSums(a.map((x, i) => [x, b[i]!] as const));
  return sxy / Math.sqrt(sxx * syy);
}
