import { expect, test } from "vitest";
import { intervalWords } from "@/app/_ui/interval-words";

test.each([
  [{ minutes: 0.4 }, { key: "minutes", count: 1 }],
  [{ minutes: 10 }, { key: "minutes", count: 10 }],
  [{ minutes: 90 }, { key: "hours", count: 1.5 }],
  [{ days: 1 }, { key: "days", count: 1 }],
  [{ days: 99 }, { key: "days", count: 99 }],
  [{ days: 100 }, { key: "months", count: 3.3 }],
  [{ days: 731 }, { key: "years", count: 2 }],
  [{ days: 36_500 }, { key: "years", count: 99.9 }],
])("%o is told as %o", (interval, words) => {
  expect(intervalWords(interval)).toEqual(words);
});
