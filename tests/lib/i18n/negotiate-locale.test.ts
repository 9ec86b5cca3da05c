import { expect, test } from "vitest";
import { negotiateLocale } from "@/lib/i18n/negotiate-locale";

test.each([
  ["no header", null, "en"],
  ["a language that we lack", "fr-FR,fr;q=0.9", "en"],
  ["a lacking one before one that we have", "fr,zh-CN;q=0.4", "zh"],
  ["a region", "zh-Hans-CN", "zh"],
  ["traditional characters, nearer than English", "zh-TW,zh;q=0.9,en;q=0.8", "zh"],
  ["weights against the order", "en;q=0.3,zh;q=0.7", "zh"],
  ["equal weights: the order", "zh,en", "zh"],
  ["one that is refused", "zh;q=0", "en"],
  ["capitals and spaces", " ZH-cn ; q=1.0 , en", "zh"],
  ["nonsense", ";;q=,,==", "en"],
  ["anything", "*", "en"],
])("%s", (_, header, locale) => {
  expect(negotiateLocale(header)).toBe(locale);
});
