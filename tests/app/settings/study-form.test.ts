import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { StudyForm } from "@/app/settings/study-form";
import { messages } from "@/lib/i18n/messages";
import { defaultSettings } from "@/lib/quiz/learner-settings";
import { studySchema } from "@/lib/services/learner-settings";

vi.mock("@/app/settings/actions", () => ({ saveStudy: async () => ({}) }));

test("the form posts every setting that its action asks for, and no other", () => {
  const form = createElement(StudyForm, { saved: defaultSettings, timeThere: "12:00", timeZones: ["UTC"] });
  const inEnglish = { locale: "en" as const, timeZone: "UTC", messages: messages.en, children: form };
  const html = renderToStaticMarkup(createElement(NextIntlClientProvider, inEnglish));
  const posted = new Set([...html.matchAll(/<input[^>]* name="(\w+)"/g)].map(([, name]) => name));
  expect([...posted].toSorted()).toEqual(Object.keys(studySchema.shape).toSorted());
});
