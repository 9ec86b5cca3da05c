import { expect, test } from "vitest";
import { recallAfter } from "@/app/_ui/curve";
import { lifeOfAnItem } from "@/lib/progress/life-of-an-item";
import { defaultPreset } from "@/lib/scheduling/presets";
import { recallCurve } from "@/lib/scheduling/schedule-review";

const preset = { ...defaultPreset, fuzz: false };
const curve = recallCurve(preset);
const life = lifeOfAnItem(preset, 180);

test("the stretches join from the first day to the last", () => {
  expect(life.stretches[0]?.fromDay).toBe(0);
  expect(life.stretches.at(-1)?.toDay).toBe(180);
  for (const [index, stretch] of life.stretches.slice(1).entries()) {
    expect(stretch.fromDay).toBe(life.stretches[index]?.toDay);
  }
});

test("each answer makes the next stretch longer, and asks near 90 %", () => {
  const asked = life.stretches.slice(0, -1).map(({ fromDay, toDay, stability }) => ({
    days: toDay - fromDay,
    recall: recallAfter(curve, toDay - fromDay, stability),
  }));
  for (const [index, { days, recall }] of asked.entries()) {
    expect(recall).toBeGreaterThan(0.88);
    expect(recall).toBeLessThan(0.92);
    expect(days).toBeGreaterThan(asked[index - 1]?.days ?? 0);
  }
});

test("the two learning answers of the first day count", () => {
  expect(life.answers).toBe(life.stretches.length + 1);
});

test("left alone after one answer, recall falls to about a half", () => {
  expect(recallAfter(curve, 180, life.leftAlone.stability)).toBeCloseTo(0.51, 1);
});
