import { expect, it } from "vitest";
import { body } from "./exercise-fixtures";
import { failingGoldenCases } from "./golden-cases";

const shape = body(`
id: shape
given: { cin: { int: [1, 8] }, cout: { int: [1, 8] }, n: { int: [4, 9] } }
where: [cin != cout]
ask: "{{cout}} filters of 3×3 read {{cin}}×{{n}}×{{n}}. Which shape comes out?"
answer: { kind: shape, value: "[cout, n - 2, n - 2]" }
misconceptions: [{ id: in, value: "[cin, n - 2, n - 2]", says: No }, { id: same, value: "[cout, n, n]", says: No }]
`);

it("golden cases pass if the oracle agrees, and are named if it does not", () => {
  const params = { cin: 3, cout: 8, n: 7 };
  expect(failingGoldenCases(shape, [{ params, answer: [8, 5, 5] }])).toEqual([]);
  expect(
    failingGoldenCases(shape, [
      { params, answer: [8, 5, 6] },
      { params: { cin: 3, cout: 8 }, answer: [8, 5, 5] },
    ]),
  ).toEqual(['{"cin":3,"cout":8,"n":7} → [8,5,6]: wrong', '{"cin":3,"cout":8} → [8,5,5]: `n` is missing.']);
});
