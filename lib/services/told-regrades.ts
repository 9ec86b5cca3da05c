import { getPrisma } from "@/lib/db/prisma-client";
import { deleteRegradeNotice, readRegradeNotices } from "@/lib/db/regrade-store";
import type { Locale } from "@/lib/i18n/locale";
import type { LearnerId } from "@/lib/quiz/ids";
import { loadItemTitles } from "./item-titles";

/** A correction of a question that its learner has not been told of yet. */
export type RegradeNews = {
  readonly actId: string;
  /** `course/item`. */
  readonly item: string;
  readonly title: string;
  /** Answers of this learner that count otherwise now; 0 if it was taken back. */
  readonly nowRight: number;
  readonly nowWrong: number;
  readonly otherwise: number;
  readonly isTakenBack: boolean;
};

export async function loadRegradeNews(learnerId: LearnerId, locale: Locale): Promise<RegradeNews[]> {
  const notices = await readRegradeNotices(getPrisma(), learnerId);
  if (notices.length === 0) return [];
  const items = notices.map(({ itemId, version, kind }) => ({ id: itemId, version, kind }));
  const titles = await loadItemTitles(items, locale);
  return notices.map(({ actId, itemId, course, key, nowRight, nowWrong, otherwise, isTakenBack }) => ({
    actId,
    item: `${course}/${key}`,
    title: titles.get(itemId) ?? key,
    nowRight,
    nowWrong,
    otherwise,
    isTakenBack,
  }));
}

/** The learner has read of these corrections. */
export async function forgetRegradeNews(learnerId: LearnerId, actIds: readonly string[]): Promise<void> {
  for (const actId of actIds) await deleteRegradeNotice(getPrisma(), learnerId, actId);
}
