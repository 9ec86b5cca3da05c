/** All words of the interface, by locale and namespace. Static imports, so that a missing file fails the build. */

import type { Locale } from "./locale";
import answersEn from "./messages/en/answers.json";
import authEn from "./messages/en/auth.json";
import coursesEn from "./messages/en/courses.json";
import errorsEn from "./messages/en/errors.json";
import figuresEn from "./messages/en/figures.json";
import landingEn from "./messages/en/landing.json";
import quizEn from "./messages/en/quiz.json";
import settingsEn from "./messages/en/settings.json";
import todayEn from "./messages/en/today.json";
import uiEn from "./messages/en/ui.json";
import answersZh from "./messages/zh/answers.json";
import authZh from "./messages/zh/auth.json";
import coursesZh from "./messages/zh/courses.json";
import errorsZh from "./messages/zh/errors.json";
import figuresZh from "./messages/zh/figures.json";
import landingZh from "./messages/zh/landing.json";
import quizZh from "./messages/zh/quiz.json";
import settingsZh from "./messages/zh/settings.json";
import todayZh from "./messages/zh/today.json";
import uiZh from "./messages/zh/ui.json";

const en = {
  answers: answersEn,
  auth: authEn,
  courses: coursesEn,
  errors: errorsEn,
  figures: figuresEn,
  landing: landingEn,
  quiz: quizEn,
  settings: settingsEn,
  today: todayEn,
  ui: uiEn,
};

export type Messages = typeof en;
export type Namespace = keyof Messages;

const zh: Messages = {
  answers: answersZh,
  auth: authZh,
  courses: coursesZh,
  errors: errorsZh,
  figures: figuresZh,
  landing: landingZh,
  quiz: quizZh,
  settings: settingsZh,
  today: todayZh,
  ui: uiZh,
};

export const messages: Readonly<Record<Locale, Messages>> = { en, zh };

/** Only what a client component needs travels to the browser. */
export function pickMessages(locale: Locale, namespaces: readonly Namespace[]): Partial<Messages> {
  return Object.fromEntries(namespaces.map((namespace) => [namespace, messages[locale][namespace]]));
}
