import { expect, test } from "vitest";
import { settingsSchema } from "@/lib/services/learner-settings";

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
