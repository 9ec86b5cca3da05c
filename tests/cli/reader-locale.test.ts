/** The plain pages, which run before anything is compiled, choose the language as all other pages do. */
import { pathToFileURL } from "node:url";
import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { isLocale, languageTag, locales } from "@/lib/i18n/locale";
import { localeCookie } from "@/lib/i18n/locale-cookie";
import { negotiateLocale } from "@/lib/i18n/negotiate-locale";

const { languageTags, readerLocale } = await import(pathToFileURL("lib/cli/reader-locale.mjs").href);

test("they know the same languages", () => {
  expect(languageTags).toEqual(Object.fromEntries(locales.map((locale) => [locale, languageTag(locale)])));
});

const preferences = [
  undefined,
  "",
  "*",
  "fr-FR,fr;q=0.9",
  "fr,zh-CN;q=0.4",
  "zh-Hans-CN",
  "zh-TW,zh;q=0.9,en;q=0.8",
  "en;q=0.3,zh;q=0.7",
  "zh,en",
  "en,zh",
  "zh;q=0",
  "zh;q=0,en;q=0",
  " ZH-cn ; q=1.0 , en",
  "zh;q=0.5;q=0.9,en;q=0.7",
  "zh;q=x,en;q=0.7",
  "zh;q=1.1.1,en",
  ";;q=,,==",
  "constructor,zh;q=0.1",
];

const cookies = [
  undefined,
  "",
  "locale=zh",
  "locale=en",
  "theme=dark; locale=zh; other=a=b",
  "theme=dark;locale=zh",
  "locale=fr",
  "locale=",
  "locale",
  "xlocale=zh",
  "locale=zh; locale=en",
  "locale=constructor",
];

test.each(preferences)("with the preferences %j, whatever the cookies", (preferred) => {
  for (const cookie of cookies) {
    const headers = {
      ...(cookie !== undefined && { cookie }),
      ...(preferred && { "accept-language": preferred }),
    };
    const chosen = new NextRequest("http://localhost/", { headers }).cookies.get(localeCookie)?.value;
    const expected = isLocale(chosen) ? chosen : negotiateLocale(preferred ?? null);
    expect(readerLocale(headers), String(cookie)).toBe(expected);
  }
});
