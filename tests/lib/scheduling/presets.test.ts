import { describe, expect, test } from "vitest";
import { defaultPreset, presetSchema } from "../../../lib/scheduling/presets";

const accepts = (change: object) => presetSchema.safeParse({ ...defaultPreset, ...change }).success;

describe("a preset", () => {
  test("of the defaults is accepted and unchanged", () => {
    expect(presetSchema.parse(defaultPreset)).toEqual(defaultPreset);
  });

  test.each([
    { desiredRetention: 0.7 },
    { desiredRetention: 0.97 },
    { learningSteps: [] },
    { learningSteps: ["1m", "10m", "1d"] },
    { relearningSteps: ["24h"] },
    { maximumIntervalDays: 1 },
    { weights: Array.from({ length: 21 }, () => 0.5) },
  ])("with %j is accepted", (change) => expect(accepts(change)).toBe(true));

  test.each([
    { desiredRetention: 0.69 },
    { desiredRetention: 0.98 },
    { desiredRetention: Number.NaN },
    { learningSteps: ["10"] },
    { learningSteps: ["0m"] },
    { learningSteps: ["1.5h"] },
    { learningSteps: ["-1m"] },
    { learningSteps: ["10m", "1m"] },
    { learningSteps: ["60m", "1h"] },
    { learningSteps: ["1d", "3d"] },
    { relearningSteps: ["25h"] },
    { maximumIntervalDays: 0 },
    { maximumIntervalDays: 1.5 },
    { maximumIntervalDays: 36_501 },
    { weights: [1, 2, 3] },
    { weights: Array.from({ length: 21 }, () => Number.POSITIVE_INFINITY) },
    { unknown: true },
  ])("with %j is refused", (change) => expect(accepts(change)).toBe(false));
});
