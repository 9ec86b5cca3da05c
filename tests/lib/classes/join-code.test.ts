import fc from "fast-check";
import { expect, test } from "vitest";
import { joinCodeLength, joinCodeSigns, readJoinCode, shownJoinCode } from "@/lib/classes/join-code";

const code = fc
  .array(fc.constantFrom(...joinCodeSigns), { minLength: joinCodeLength, maxLength: joinCodeLength })
  .map((signs) => signs.join(""));

test("A code is read as it is shown, in small letters, and with spaces anywhere", () => {
  fc.assert(
    fc.property(code, (each) => {
      expect(readJoinCode(shownJoinCode(each))).toBe(each);
      expect(readJoinCode(` ${each.toLowerCase().split("").join(" ")}`)).toBe(each);
    }),
  );
  expect(shownJoinCode("ABCD2345")).toBe("ABCD-2345");
  expect(readJoinCode("abcd–２３４５")).toBe("ABCD2345");
});

test("What is no code is none: another length, or a sign that could be taken for another", () => {
  for (const typed of [
    "",
    "ABCD234",
    "ABCD23456",
    "ABCD234O",
    "ABCD2340",
    "ABCDI345",
    "ABCD1345",
    "ÄBCD2345",
  ])
    expect(readJoinCode(typed), typed).toBeNull();
});
