/**
 * Nobody can find the right options without knowing the subject: neither by their length nor by their wording. Each
 * guessing strategy is compared with chance, over all choices of the course with one right option.
 */
import { describe, expect, it } from "vitest";
import type { ChoiceBody } from "@/lib/items/choice/read-choice";
import { compiledCourses } from "./compiled-courses";

type Locale = "en" | "zh";

type Choice = {
  readonly id: string;
  readonly ask: string;
  readonly options: readonly string[];
  /** The position of the right one. */
  readonly right: number;
};

/** How much a guessing reader likes an option; the most liked one is chosen, at random among equals. */
type Strategy = (option: string) => number;

/** How options agree with a quoted statement or reject it, and which words sound careful or careless. */
const wording = {
  en: {
    quoted: /^"/,
    agrees: /^(?:Yes|Right)\b/,
    rejects: /^(?:No|Wrong)\b/,
    careful:
      /\b(?:may|might|can|usually|mostly|most|often|hardly|nearly|almost|some|about|as a rule|in general)\b/i,
    careless: /\b(?:always|all|only|every|each|never|none|nothing|no|whatever|exactly|completely)\b/i,
  },
  zh: {
    quoted: /^(?:有人说：)?“/,
    agrees: /^对/,
    rejects: /^(?:不对|错)/,
    careful: /可能|可以|通常|大多|往往|几乎|有些|大约|一般|多半|少数/,
    careless: /总是|所有|只有|每个|每一|从不|任何|完全|全部|什么|必须|一定/,
  },
} as const;

const choices = { en: await choicesIn("en"), zh: await choicesIn("zh") };

describe.each(["en", "zh"] as const)("without knowing the matter (%s)", (locale) => {
  const { agrees, rejects, careful, careless, quoted } = wording[locale];

  it("the longest option is right about as often as any other", () => {
    expect(Math.abs(deviation(choices[locale], lengthOf))).toBeLessThan(1.5);
  });

  it("the shortest option is right about as often as any other", () => {
    expect(Math.abs(deviation(choices[locale], (option) => -lengthOf(option)))).toBeLessThan(1.5);
  });

  it("right options are as long as wrong ones on average", () => {
    const ratios = choices[locale].map(({ options, right }) => {
      const wrong = options.filter((_, place) => place !== right);
      return lengthOf(options[right]!) / mean(wrong.map(lengthOf));
    });
    expect(mean(ratios)).toBeGreaterThan(0.9);
    expect(mean(ratios)).toBeLessThan(1.1);
  });

  it("a reader who prefers no, and careful and long options, is hardly better than chance", () => {
    const strategy: Strategy = (option) =>
      Number(rejects.test(option)) +
      Number(careful.test(option)) -
      Number(careless.test(option)) +
      lengthOf(option) / 1_000;
    expect(deviation(choices[locale], strategy)).toBeLessThan(1.5);
  });

  it("some of the quoted statements are true, and some are false", () => {
    const beliefs = choices[locale].filter(({ ask }) => quoted.test(ask));
    const rights = beliefs.map(({ options, right }) => options[right]!);
    const [agreed, rejected] = [agrees, rejects].map((way) => rights.filter((text) => way.test(text)).length);
    expect(agreed).toBeGreaterThanOrEqual(7);
    expect(rejected).toBeGreaterThanOrEqual(5);
  });
});

/** The number of standard deviations by which the strategy beats chance, which finds 1 of k options. */
function deviation(items: readonly Choice[], strategy: Strategy): number {
  let [hits, expected, variance] = [0, 0, 0];
  for (const { options, right } of items) {
    const liked = options.map(strategy);
    const most = Math.max(...liked);
    if (liked[right] === most) hits += 1 / liked.filter((value) => value === most).length;
    const chance = 1 / options.length;
    expected += chance;
    variance += chance * (1 - chance);
  }
  return (hits - expected) / Math.sqrt(variance);
}

/** In characters, without invisible signs of Markdown and LaTeX. */
function lengthOf(text: string): number {
  return [...text.replace(/[$*`\\{}]/g, "")].length;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

async function choicesIn(locale: Locale): Promise<readonly Choice[]> {
  const courses = await compiledCourses({ gate: false });
  return courses.flatMap(({ items }) =>
    items
      .filter(({ kind }) => kind === "choice")
      // Only the kind knows the type of its body; the compiler stores it as plain JSON.
      .map(({ id, body }) => ({ id, body: body as unknown as ChoiceBody }))
      .filter(({ body }) => body.options.filter(({ right }) => right).length === 1)
      .map(({ id, body: { options, texts } }) => {
        const { ask, options: worded } = texts[locale] ?? texts.en;
        return {
          id,
          ask,
          options: worded.map(({ text }) => text),
          right: options.findIndex(({ right }) => right),
        };
      }),
  );
}
