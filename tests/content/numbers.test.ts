/**
 * The numbers in the notes' prose. Most are written as expressions and computed when a note is compiled: those are
 * checked against results from running the networks. Plain numbers are computed here. (Figures that a paper reports,
 * such as accuracies, years and sizes of data sets, can only be cited.)
 */
import { describe, expect, it } from "vitest";
import { createRandom, type Random } from "@/lib/items/random";
import { compiledCourses, courseFiles } from "./compiled-courses";
import {
  alexNet,
  attention,
  convolution,
  decoderLayer,
  detr,
  encoderLayer,
  feedForward,
  linear,
  resNet50,
  tntSmall,
  vgg16,
  vgg16Convolutions,
  visionTransformer,
} from "./network-sizes";

const files = await courseFiles("deep-networks");
const [course] = (await compiledCourses({ gate: false })).filter(({ slug }) => slug === "deep-networks");

const vitBase = { patch: 16, side: 224, blocks: 12, width: 768, inner: 3072 };
const vitLarge = { patch: 16, side: 224, blocks: 24, width: 1024, inner: 4096 };
const alexNetTower = alexNet([64, 192, 384, 256, 256], [1, 1, 1, 1, 1]);
const alexNetPaper = alexNet([96, 256, 384, 384, 256], [1, 2, 1, 2, 2]);

describe("parameters counted layer by layer", () => {
  // From running PyTorch 2.13, torchvision 0.28, timm 1.0.29 and transformers 5.18.
  it.each([
    ["AlexNet of torchvision", alexNetTower, 61_100_840],
    ["AlexNet of 2012", alexNetPaper, 60_965_224],
    ["VGG-16", vgg16(), 138_357_544],
    ["ResNet-50", resNet50(), 25_557_032],
    ["the Transformer's encoder layer", encoderLayer(512, 2048), 3_152_384],
    ["the Transformer's decoder layer", decoderLayer(512, 2048), 4_204_032],
    ["ViT-B/16", visionTransformer(vitBase), 86_567_656],
    ["ViT-L/16", visionTransformer(vitLarge), 304_326_632],
    ["TNT-S", tntSmall(), 23_755_336],
  ])("are those of the running program: %s", (_, counted, run) => {
    expect(counted).toBe(run);
  });
});

describe("numbers that notes compute", () => {
  it.each([
    ["convolution", "ResNet's first layer", 9_408],
    ["convolution", "three 3×3 layers at the input", 75_456],
    ["convolution", "a bottleneck block", 69_632],
    ["convolution", "ResNet-50's batch normalisations", 53_120],
    ["convolution", "VGG-16's first fully connected layer", 102_764_544],
    ["convolution", "VGG-16", 138_357_544],
    ["lstm", "an LSTM layer with one bias vector", 197_120],
    ["lstm", "an LSTM layer of PyTorch", 197_632],
    ["transformer", "the weights of multi-head attention", 1_048_576],
    ["transformer", "an encoder layer", 3_152_384],
    ["transformer", "a decoder layer", 4_204_032],
    ["vision-transformers", "ViT-B/16", 86_567_656],
    ["vision-transformers", "ViT-L/16", 304_326_632],
    ["vision-transformers", "the tokens of ViT-B/16", 197],
    ["vision-transformers", "the tokens of DETR", 850],
  ])("in %s agree with the running program: %s", (note, _, run) => {
    for (const locale of ["en", "zh"] as const) expect(printedNumbers(note, locale)).toContain(run);
  });
});

describe("numbers that notes state", () => {
  it.each([
    ["convolution", "| AlexNet | 2012 | 8 | 61.1 million |", "| AlexNet | 2012 | 8 | 6110万 |", alexNetTower],
    ["convolution", "| VGG-16 | 2014 | 16 | 138.4 million |", "| VGG-16 | 2014 | 16 | 1.384亿 |", vgg16()],
    [
      "convolution",
      "| ResNet-50 | 2015 | 50 | 25.6 million |",
      "| ResNet-50 | 2015 | 50 | 2556万 |",
      resNet50(),
    ],
    ["convolution", "counted anew they are 61.0 million", "重新计算是6097万", alexNetPaper],
    ["convolution", "It has 1792.", "只有1792", convolution({ from: 3, to: 64, side: 3 })],
    ["convolution", "It has about 4 million.", "约有400万", linear(4096, 1000)],
    ["convolution", "layer reads 25088", "第一个全连接层读25088", 512 * 7 * 7],
    ["convolution", "It has one, with 2 million", "它有一个，约200万", linear(2048, 1000)],
    ["vision-transformers", "TNT-S has 23.8 million", "2380万", tntSmall()],
    ["vision-transformers", "the whole of DETR has 41.5 million", "整个DETR有4150万", detr()],
  ])("in %s are right: %s", (note, en, zh, computed) => {
    for (const [locale, words] of [
      ["en", en],
      ["zh", zh],
    ] as const) {
      expect(files.get(`${note}.${locale}.md`)).toContain(words);
      const { value, unit } = readNumber(words);
      expect(Math.abs(value - computed), `${words} for ${computed}`).toBeLessThanOrEqual(unit / 2);
    }
  });

  it("compare as the words say", () => {
    expect(linear(512 * 7 * 7, 4096) / vgg16()).toBeCloseTo(3 / 4, 1); // three quarters
    expect(vgg16Convolutions()).toBeLessThan(15e6); // less than 15 million
    expect(75_456 / 9_408).toBeCloseTo(8, 1); // eight times as many
    expect(vgg16() - vgg16Convolutions()).toBeGreaterThan(120e6); // VGG-16's three, with more than 120 million
    expect(resNet50() / vgg16()).toBeLessThan(1 / 5); // less than a fifth of its parameters
    expect(50 / 16).toBeCloseTo(3, 0); // three times as many layers
    expect(feedForward(512, 2048) / attention(512)).toBeCloseTo(2, 1); // twice as many
    expect(feedForward(512, 2048) / encoderLayer(512, 2048)).toBeCloseTo(2 / 3, 2); // two thirds
  });

  it("count the windows over a pixel of a 5×5 image rightly", () => {
    const rows = [0, 1, 2].map((padding) => {
      const [corner, , centre] = windowsOverCells({ cells: 5, kernel: 3, padding });
      return [corner! * corner!, corner! * centre!, centre! * centre!];
    });
    expect(rows).toEqual([
      [1, 3, 9],
      [4, 6, 9],
      [9, 9, 9],
    ]);
    for (const locale of ["en", "zh"]) {
      const note = files.get(`convolution.${locale}.md`) ?? "";
      for (const row of rows) expect(note).toContain(`| ${row.join(" | ")} |`);
    }
  });

  it("say how the largest attention weight of random keys grows without the root", () => {
    const random = createRandom("largest attention weight");
    // Two of them, 0.2345 and 0.4254, are close to the next rounding: half a unit, and a little.
    for (const [width, plain, scaled, draws] of [
      [4, 0.43, 0.23, 100_000],
      [64, 0.84, 0.25, 40_000],
      [512, 0.95, 0.25, 2_000],
    ] as const) {
      const mean = meanLargestWeights({ width, keys: 16, draws }, random);
      expect(Math.abs(mean.plain - plain)).toBeLessThan(0.0054);
      expect(Math.abs(mean.scaled - scaled)).toBeLessThan(0.0054);
      for (const locale of ["en", "zh"]) {
        expect(files.get(`transformer.${locale}.md`)).toContain(`| ${width} | ${plain} | ${scaled} |`);
      }
    }
  }, 60_000);
});

/** Every whole number on the page, digit groups joined. */
function printedNumbers(slug: string, locale: "en" | "zh"): readonly number[] {
  const text = course?.notes.find((note) => note.slug === slug)?.texts[locale];
  const html = (text?.segments ?? [])
    .map((segment) => (segment.type === "prose" ? segment.html : ""))
    .join("");
  const words = html.replace(/<annotation[\s\S]*?<\/annotation>/g, "").replace(/<[^>]*>/g, "");
  return (words.match(/\d+(?:,\d{3})*/g) ?? []).map((digits) => Number(digits.replaceAll(",", "")));
}

/** The last number of a text, and the value of one unit of its last digit. */
function readNumber(words: string): { readonly value: number; readonly unit: number } {
  const [, whole = "", fraction = "", scale = ""] =
    [...words.matchAll(/(\d+)(?:\.(\d+))?(?:\s?(million|万|亿))?/g)].at(-1) ?? [];
  const one = { million: 1e6, 万: 1e4, 亿: 1e8 }[scale] ?? 1;
  const unit = one / 10 ** fraction.length;
  // "400万" after "about" is rounded to its leading digit.
  const zeros = fraction === "" ? (/0+$/.exec(whole)?.[0].length ?? 0) : 0;
  return { value: Number(`${whole}.${fraction || 0}`) * one, unit: unit * 10 ** zeros };
}

/** For each cell along one axis, the number of windows that contain it, found by placing every window. */
function windowsOverCells({ cells, kernel, padding }: { cells: number; kernel: number; padding: number }) {
  const counts = Array.from({ length: cells }, () => 0);
  for (let start = -padding; start + kernel <= cells + padding; start++) {
    for (let cell = Math.max(start, 0); cell < Math.min(start + kernel, cells); cell++) counts[cell]! += 1;
  }
  return counts;
}

/**
 * Means over draws of a query and keys with independent standard normal entries. Given the query, the scores are
 * independent normal numbers with its length as their standard deviation, so the keys need not be drawn entry by entry.
 */
function meanLargestWeights(
  { width, keys, draws }: { width: number; keys: number; draws: number },
  random: Random,
) {
  let [plain, scaled] = [0, 0];
  for (let draw = 0; draw < draws; draw++) {
    let squares = 0;
    for (let entry = 0; entry < width; entry++) squares += normal(random) ** 2;
    const scores = Array.from({ length: keys }, () => Math.sqrt(squares) * normal(random));
    plain += largestWeight(scores);
    scaled += largestWeight(scores.map((score) => score / Math.sqrt(width)));
  }
  return { plain: plain / draws, scaled: scaled / draws };
}

function largestWeight(scores: readonly number[]): number {
  const largest = Math.max(...scores);
  return 1 / scores.reduce((sum, score) => sum + Math.exp(score - largest), 0);
}

/** Box and Muller's transform. */
function normal(random: Random): number {
  const steps = 2 ** 32;
  const [first, second] = [random.below(steps) + 1, random.below(steps)];
  return Math.sqrt(-2 * Math.log(first / steps)) * Math.cos((2 * Math.PI * second) / steps);
}
