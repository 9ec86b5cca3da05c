import { AppError } from "@/lib/app-error";
import { findEnrolledItems } from "@/lib/db/item-store";
import { type MissRow, readMisses } from "@/lib/db/mistake-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { findVariant } from "@/lib/db/variant-store";
import type { Locale } from "@/lib/i18n/locale";
import { writtenDate } from "@/lib/i18n/written-date";
import { storedAnswer } from "@/lib/items/answer";
import { kindOf } from "@/lib/items/registry";
import { renderInline } from "@/lib/markdown/render-markdown";
import type { PastMistake } from "@/lib/quiz/api";
import type { LearnerId } from "@/lib/quiz/ids";
import { isoDateOfStudyDay, type StudyDay } from "@/lib/scheduling/study-day";
import { scoreAnswer } from "./score-answer";

/** More would not be read. */
const mostMistakes = 5;

/** The learner's last misses of an item, the last one first. Throws `not-found`. */
export async function loadPastMistakes(input: {
  learnerId: LearnerId;
  itemId: string;
  locale: Locale;
}): Promise<readonly PastMistake[]> {
  const { learnerId, locale } = input;
  const [itemId] = await findEnrolledItems(getPrisma(), learnerId, [input.itemId]);
  if (itemId === undefined) throw new AppError("not-found", "itemId");
  const misses = await readMisses(getPrisma(), learnerId, itemId, mostMistakes);
  return Promise.all(misses.map((miss) => describeMiss(learnerId, miss, locale)));
}

/** Graded again, by the version that was answered: so the texts have its numbers and the reader's language. */
async function describeMiss(learnerId: LearnerId, miss: MissRow, locale: Locale): Promise<PastMistake> {
  const date = writtenDate(new Date(isoDateOfStudyDay(miss.studyDay as StudyDay)), locale);
  const blank = { date, locale, answer: null, option: null, misconception: null, gaveUp: false };
  const variant = await findVariant(getPrisma(), learnerId, miss.variantId);
  if (variant === null || !variant.graded || miss.answer === null) return blank;
  const answer = storedAnswer(miss.answer);
  if ("gaveUp" in answer) return { ...blank, gaveUp: true };
  const { view } = scoreAnswer(variant, answer, locale);
  const misconception = view.verdict === "wrong" ? view.misconception : null;
  const kind = kindOf(variant.kind);
  const option =
    misconception && kind.mistakenOption(kind.ask(variant.body, variant.given, locale), misconception.id);
  return {
    ...blank,
    answer: variant.kind === "exercise" ? miss.answer : null,
    option: option && renderInline(option, locale),
    misconception,
  };
}
