import { expect, test } from "vitest";
import { answerMs, answersEach, itemsIn, minutesFor, noWork } from "@/lib/quiz/workload";

const pace = { answerMs: 20_000, answersEach: { new: 3.6, learning: 2, due: 1.2 } };

test("twenty new items that take 72 answers take 24 minutes, not 7", () => {
  expect(minutesFor({ ...noWork, new: 20 }, pace)).toBe(24);
});

test("nothing takes no time, and anything takes a minute", () => {
  expect(minutesFor(noWork, pace)).toBe(0);
  expect(minutesFor({ ...noWork, due: 1 }, pace)).toBe(1);
  expect(itemsIn({ new: 1, learning: 2, due: 3 })).toBe(6);
});

test("before anything was seen an item takes what is assumed; with more seen, what was seen", () => {
  const none = { new: { items: 0, answers: 0 }, due: { items: 0, answers: 0 } };
  expect(answersEach(none)).toEqual({ new: 3, learning: 2, due: 1.3 });
  const fast = { new: { items: 10, answers: 20 }, due: { items: 1_000, answers: 1_000 } };
  expect(answersEach(fast).new).toBe(2.5);
  expect(answersEach(fast).due).toBeCloseTo(1, 2);
});

test("one quick answer makes no session short; a hundred tell this learner's pace", () => {
  expect(answerMs({ answers: 0, typicalMs: null })).toBe(20_000);
  expect(answerMs({ answers: 1, typicalMs: 4_000 })).toBeGreaterThan(18_000);
  expect(answerMs({ answers: 100, typicalMs: 4_000 })).toBeLessThan(6_000);
});
