import { expect, test } from "vitest";
import { defaultPreset, presetOfVersion } from "@/lib/scheduling/presets";

const own = { ...defaultPreset, version: 2, desiredRetention: 0.8 };

test("version 0 is the product's own, whatever a learner has", () => {
  expect(presetOfVersion(0, [])).toBe(defaultPreset);
  expect(presetOfVersion(0, [own])).toBe(defaultPreset);
});

test("any other is the learner's, and one that was not read is a bug rather than the product's", () => {
  expect(presetOfVersion(2, [own])).toBe(own);
  expect(() => presetOfVersion(1, [own])).toThrow("preset version 1 was not read");
});
