import { expect, test } from "vitest";
import { defaultSettings, settingsOf } from "@/lib/quiz/learner-settings";

const stored = {
  timeZone: "Asia/Shanghai",
  locale: "zh",
  theme: "dark",
  buttons: 2,
  newPerDay: 5,
  reviewsPerDay: 50,
  rolloverHour: 2,
  reviewOrder: "longest-due",
  interleaved: false,
  newInBacklog: true,
  presetVersion: 3,
};

test("who has set nothing has the product's settings, else what was set holds", () => {
  expect(settingsOf(null)).toEqual(defaultSettings);
  expect(settingsOf(stored)).toEqual(stored);
});

test("what the program does not know is as if it had not been set", () => {
  expect(settingsOf({ ...stored, theme: "sepia", buttons: 3, reviewOrder: "by-name" })).toEqual({
    ...stored,
    theme: defaultSettings.theme,
    buttons: defaultSettings.buttons,
    reviewOrder: defaultSettings.reviewOrder,
  });
});
