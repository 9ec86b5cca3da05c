import { expect, test } from "vitest";
import { messages } from "@/lib/i18n/messages";
import { defaultSettings } from "@/lib/quiz/learner-settings";
import { loadSettings, saveSettings, settingsSchema } from "@/lib/services/learner-settings";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

const { newPerDay, reviewsPerDay, timeZone } = settingsSchema.shape;

test("a number of cards is digits within its bounds; an emptied field is no zero", () => {
  expect(["0", " 7 ", "1000", "２０"].map((text) => newPerDay.parse(text))).toEqual([0, 7, 1000, 20]);
  for (const text of ["", " ", "-1", "1001", "5.5", "1e2", "0x10", "many", "9".repeat(400)]) {
    expect(newPerDay.safeParse(text).error?.issues[0]?.message, text).toBe("newPerDay");
  }
  expect(reviewsPerDay.safeParse("0").success).toBe(false);
});

test("a time zone has a name", () => {
  expect(timeZone.parse("Asia/Kathmandu")).toBe("Asia/Kathmandu");
  for (const text of ["", "Mars/Phobos", "+05:30", "<b>"]) {
    expect(timeZone.safeParse(text).error?.issues[0]?.message, text).toBe("timeZone");
  }
});

test("whoever has set one thing has the product's settings for the rest, as if nothing were set", async () => {
  const learnerId = "somebody";
  expect(await loadSettings(learnerId)).toEqual(defaultSettings);
  await saveSettings(learnerId, { locale: "zh" });
  expect(await loadSettings(learnerId)).toEqual({ ...defaultSettings, locale: "zh" });
});

test.each(Object.entries(settingsSchema.shape))("whoever posts no %s is told so in words", (name, field) => {
  const told = field.safeParse(undefined).error?.issues.map(({ message }) => message);
  expect(told).toEqual([name]);
  expect(Object.keys(messages.en.settings.problem)).toContain(name);
});
