import { expect, test } from "vitest";
import { addTestCase } from "@/lib/authoring/bench/add-test-case";
import { benchVariant, surveyExercise } from "@/lib/authoring/bench/survey-exercise";
import { testCaseAnswer } from "@/lib/authoring/bench/test-case-answer";
import { DraftCompiler } from "@/lib/authoring/draft-compiler";
import type { ExerciseBody } from "@/lib/items/exercise/exercise-body";

const course = `title: { en: Statistics }
summary: { en: A course. }
notes: [averages]
concepts:
  - id: stats.mean
    name: { en: The mean }
`;

const fields = `id: stats.sum
title: Sum
concepts: [stats.mean]
given:
  a: { int: [1, 4] }
  b: { int: [1, 4] }
where: [a != b]
ask: What is {{ a }} + {{ b }} + 1?
answer: { kind: integer, value: a + b + 1 }
misconceptions:
  - { id: no-one, value: a + b, says: One was left out. }
  - { id: product, value: a * b, says: It was multiplied. }
  - { id: half, value: 1 / (a - 1) + 0.5, when: a > 1, says: Nonsense. }
solution: ['{{ a }} + {{ b }} + 1 = {{ answer }}.']`;

function noteOf(block: string): string {
  return `---\ntitle: Averages\n---\n\n## The mean {#mean}\n\nA sentence.\n\n\`\`\`exercise\n${block}\n\`\`\`\n\nThe end.\n`;
}

function compiled(note: string) {
  const files = new Map([
    ["course.yaml", course],
    ["averages.en.md", note],
  ]);
  const compiler = new DraftCompiler("statistics", "averages");
  const draft = compiler.compile(files);
  const item = draft.made?.items[0];
  if (item === undefined) throw new Error(JSON.stringify(draft.diagnostics));
  return { body: item.body as ExerciseBody, rules: compiler.gate(item).map(({ rule }) => rule) };
}

const { body } = compiled(noteOf(fields));

test("Answers and misconceptions are counted over every variant of a small domain", () => {
  const survey = surveyExercise(body, "en");
  // Of 4 × 4 pairs, 12 have a ≠ b. Two of them, (2, 3) and (3, 2), have no flaw but 2·3 = 2 + 3 + 1.
  expect(survey).toMatchObject({ isWhole: true, answers: 5, isCut: false });
  const { variants, distribution, mistakes } = survey!;
  expect(distribution.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  expect(distribution[0]).toEqual({ answer: "6", share: 4 / variants });
  const product = mistakes.find(({ id }) => id === "product")!;
  expect(product.shares.right * variants).toBeCloseTo(2);
  for (const { shares } of mistakes)
    expect(shares.own + shares.right + shares.hidden + shares.none).toBeCloseTo(1);
  expect(mistakes.find(({ id }) => id === "no-one")?.shares.own).toBe(1);
});

test("The corners of the domain say whether they are drawn", () => {
  const { corners } = surveyExercise(body, "en")!;
  expect(corners.map(({ given, state, answer }) => [given.a, given.b, state, answer])).toEqual([
    [1, 1, "where", null],
    [1, 4, "allowed", "6"],
    [4, 1, "allowed", "6"],
    [4, 4, "where", null],
  ]);
});

test("A variant names the value of each misconception, and which of them would be diagnosed", () => {
  expect(benchVariant(body, { a: 2, b: 3 }, "en")).toEqual({
    given: { a: 2, b: 3 },
    answer: "6",
    mistakes: [
      { id: "no-one", value: "5", state: "own" },
      { id: "product", value: "6", state: "right" },
      { id: "half", value: "1.5", state: "own" },
    ],
  });
  expect(benchVariant(body, { a: 1, b: 3 }, "en")?.mistakes[2]).toEqual({
    id: "half",
    value: null,
    state: "none",
  });
});

test("Many numbers are shown by ranges", () => {
  const wide = compiled(noteOf(fields.replaceAll("[1, 4]", "[1, 400]"))).body;
  const survey = surveyExercise(wide, "en")!;
  expect(survey.isWhole).toBe(false);
  expect(survey.variants).toBe(1000);
  expect(survey.distribution.length).toBe(10);
  expect(survey.distribution[0]?.answer).toMatch(/^\d+ … \d+$/);
  expect(survey.distribution.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});

test("An exercise without any variant has none, and no answers", () => {
  const none = compiled(noteOf(fields.replace("[a != b]", "[a > 9]"))).body;
  expect(surveyExercise(none, "en")).toMatchObject({ variants: 0, answers: 0, distribution: [] });
});

function withCase(block: string, given = { a: 2, b: 4 }): string {
  const note = noteOf(block);
  const edit = addTestCase(note, "stats.sum", given, testCaseAnswer(compiled(note).body, given)!)!;
  const next = note.slice(0, edit.from) + edit.insert + note.slice(edit.to);
  const tests = compiled(next).body.tests;
  expect(tests.at(-1)?.with === undefined ? [] : tests.map((one) => one.with)).toContainEqual(given);
  expect(compiled(next).rules).not.toContain("failing-test");
  return next.slice(next.indexOf("solution:"), next.indexOf("The end."));
}

const solution = "solution: ['{{ a }} + {{ b }} + 1 = {{ answer }}.']";

test("A variant becomes the first case of a block without tests", () => {
  expect(withCase(fields)).toBe(`${solution}\ntests:\n  - { with: { a: 2, b: 4 }, answer: 7 }\n\`\`\`\n\n`);
});

test("A variant becomes one more case, and comments and what follows stay", () => {
  expect(
    withCase(`${fields}
tests: # from the book
  - with: { a: 1, b: 2 } # page 3
    answer: 4

# the least
min_active: 1`),
  ).toBe(`${solution}
tests: # from the book
  - with: { a: 1, b: 2 } # page 3
    answer: 4
  - { with: { a: 2, b: 4 }, answer: 7 }

# the least
min_active: 1
\`\`\`

`);
  expect(withCase(`${fields}\ntests:\n- { with: { a: 1, b: 2 }, answer: 4 }`)).toContain(
    "answer: 4 }\n- { with: { a: 2, b: 4 }, answer: 7 }\n```",
  );
  expect(withCase(`${fields}\ntests: [{ with: { a: 1, b: 2 }, answer: 4 }]`)).toContain(
    "tests: [{ with: { a: 2, b: 4 }, answer: 7 }, { with: { a: 1, b: 2 }, answer: 4 }]",
  );
  expect(withCase(`${fields}\ntests: []`)).toContain("tests: [{ with: { a: 2, b: 4 }, answer: 7 }]\n");
});

test("An answer with many digits is written with six, if the tolerance takes it", () => {
  const rootWithin = (tolerance: string) =>
    fields
      .replace(
        "{ kind: integer, value: a + b + 1 }",
        `{ kind: number, value: sqrt(a + b), tolerance: { abs: ${tolerance} } }`,
      )
      .replace("What is {{ a }} + {{ b }} + 1?", "What is the root of {{ a }} + {{ b }}?");
  expect(withCase(rootWithin("0.01"), { a: 1, b: 2 })).toContain("answer: 1.73205 }");
  expect(withCase(rootWithin("0.0000001"), { a: 1, b: 2 })).toContain("answer: 1.7320508075688772 }");
});

test("What can't be computed has no answer to write", () => {
  const divided = compiled(
    noteOf(fields.replace("value: a + b + 1 }", "value: (a + b + 1) / (a - 1) }")),
  ).body;
  expect(testCaseAnswer(divided, { a: 1, b: 2 })).toBeNull();
  expect(testCaseAnswer(divided, { a: 3, b: 2 })).toBe(3);
});

test("A text without that block is left alone", () => {
  expect(addTestCase("Nothing here.\n", "stats.sum", { a: 1, b: 2 }, 4)).toBeNull();
});
