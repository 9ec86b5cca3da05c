import { AppError } from "@/lib/app-error";
import { findEnrolledItems } from "@/lib/db/item-store";
import { type MissRow, readMisses } from "@/lib/db/mistake-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { shownLocale } from "@/lib/i18n/localized";
import { writtenDate } from "@/lib/i18n/written-date";
import { storedAnswer } from "@/lib/items/answer";
import type { PastMistake } from "@/lib/quiz/api";
import type { LearnerId } from "@/lib/quiz/ids";
import { isoDateOfStudyDay, type StudyDay } from "@/lib/scheduling/study-day";
import { describeMistake } from "./describe-mistake";

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
  return misses.map((miss) => pastMistake(miss, locale));
}

function pastMistake({ answer, ...miss }: MissRow, locale: Locale): PastMistake {
  const common = {
    date: writtenDate(new Date(isoDateOfStudyDay(miss.studyDay as StudyDay)), locale),
    locale: shownLocale(miss.locales, locale),
  };
  if (answer === null) return { ...common, answer: null, gaveUp: false, mistake: null };
  if ("gaveUp" in storedAnswer(answer)) return { ...common, answer: null, gaveUp: true, mistake: null };
  const found = describeMistake({ ...miss, answer }, locale);
  return {
    ...common,
    answer: miss.kind === "exercise" ? answer : null,
    gaveUp: false,
    mistake: found && { name: found.name, says: found.says, option: found.option },
  };
}
