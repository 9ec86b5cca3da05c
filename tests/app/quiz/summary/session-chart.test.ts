import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { SessionChart } from "@/app/quiz/summary/[session]/session-chart";
import quiz from "@/lib/i18n/messages/en/quiz.json";

const answered = { right: true, seconds: 3, isNew: false };

function drawn(shown: number, count: number): string {
  const timeline = Array.from({ length: shown }, () => answered);
  const chart = createElement(SessionChart, { timeline, count });
  const inEnglish = { locale: "en" as const, timeZone: "UTC", messages: { quiz }, children: chart };
  return renderToStaticMarkup(createElement(NextIntlClientProvider, inEnglish));
}

/** The numbers under the bars. */
function marks(html: string): number[] {
  return [...html.matchAll(/text-?[aA]nchor="middle">(\d+)</g)].map(([, number]) => Number(number));
}

test("answers are counted from the first one, even if only the last are shown", () => {
  expect(marks(drawn(14, 14))).toEqual([1, 5, 10]);
  expect(marks(drawn(300, 12_000))).toEqual([11_750, 11_800, 11_850, 11_900, 11_950, 12_000]);
});

test("it says that only the last are shown", () => {
  expect(drawn(14, 14)).toContain("seconds for each of 14 answers");
  expect(drawn(300, 12_000)).toContain("seconds for each of the last 300 answers");
});
