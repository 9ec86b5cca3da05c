import { expect, type Locator } from "@playwright/test";

/** Answers that a test computes itself, independently of the program. */
export type WorkedAnswer = {
  readonly right: string;
  readonly wrong: string;
  /** The misconception expected for it. */
  readonly misconception: string;
};

/**
 * The side of a convolution's output, from the question's own numbers. They come in the order n, n, k, k, s, p in both
 * languages.
 */
export async function workConvOut(question: Locator): Promise<WorkedAnswer> {
  const numbers = (await question.textContent())?.match(/\d+/g)?.map(Number) ?? [];
  expect(numbers).toHaveLength(6);
  const [n, , k, , s, p] = numbers as [number, number, number, number, number, number];
  const moves = Math.floor((n + 2 * p - k) / s);
  return withMistake(String(moves + 1), { "no-plus-one": String(moves) });
}

/** A convolution computed by hand, from the lists in the formulas of the question. */
export async function workConv1d(question: Locator): Promise<WorkedAnswer> {
  const [w, x] = await Promise.all([listNamed(question, "w"), listNamed(question, "x")]);
  const flipped = w.toReversed();
  const slide = (kernel: readonly number[], scale = 1) =>
    [0, 1, 2].map((at) => kernel.reduce((sum, weight, i) => sum + weight * x[at + i]!, 0) / scale).join(", ");
  return withMistake(slide(w), {
    flipped: slide(flipped),
    "no-sum": slide([0, w[1]!, 0]),
    "window-sum": slide([1, 1, 1]),
  });
}

async function listNamed(question: Locator, name: string): Promise<number[]> {
  const formulas = await question.locator("annotation").allTextContents();
  const formula = formulas.find((text) => text.startsWith(`${name} = [`));
  expect(formula, `a formula for ${name} among ${formulas}`).toBeDefined();
  return JSON.parse(formula!.slice(formula!.indexOf("["))) as number[];
}

/**
 * The first mistake that differs from the right answer with these numbers: it is named even if a later one gives the
 * same number.
 */
function withMistake(right: string, mistakes: Readonly<Record<string, string>>): WorkedAnswer {
  const mistake = Object.entries(mistakes).find(([, value]) => value !== right);
  if (mistake === undefined) throw new Error(`every mistake gives ${right}`);
  return { right, wrong: mistake[1], misconception: mistake[0] };
}
