import { expect, test } from "vitest";
import { messages } from "@/lib/i18n/messages";

/** Chinese beside a number, a value or a Latin word, with a space between. */
const spaced = /\p{Script=Han} [\p{Script=Latin}\d{]|[\p{Script=Latin}\d}%] \p{Script=Han}/u;

function textsOf(value: unknown): string[] {
  return typeof value === "string" ? [value] : Object.values(value as object).flatMap(textsOf);
}

test("Chinese messages stand beside numbers and Latin words without spaces, all in one way", () => {
  expect(textsOf(messages.zh).filter((text) => spaced.test(text))).toEqual([]);
});
