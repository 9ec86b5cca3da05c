import type { Database } from "@/lib/db/prisma-client";
import { type MistakeDetails, type MistakeRow, readMistakeDetails } from "@/lib/db/progress-store";
import type { Locale } from "@/lib/i18n/locale";
import { shownLocale } from "@/lib/i18n/localized";
import { idsIn, storedAnswer } from "@/lib/items/answer";
import { kindOf } from "@/lib/items/registry";
import { plainWords } from "@/lib/markdown/plain-words";
import { recentReviews } from "@/lib/progress/charts/mistakes";
import type { MistakeCounts, MistakeWords } from "@/lib/progress/counters";
import type { LearnerId } from "@/lib/quiz/ids";
import type { StudyDay } from "@/lib/scheduling/study-day";
import { cacheOfDatabase } from "./cache-of-database";
import { describeMistake } from "./describe-mistake";
import { loadItemTitles } from "./item-titles";

/** A review never changes, so what is said of it is computed once per process. */
const wordsOfReviews = cacheOfDatabase<{ readonly words: MistakeWords | null }>(5_000);

/** Wrong answers without a name that are shown with their item. */
const mostAnswers = 4;

/** The mistakes with their words, their trends and the answers behind them. */
export async function loadMistakes(
  db: Database,
  learnerId: LearnerId,
  mistakes: readonly MistakeRow[],
  locale: Locale,
): Promise<readonly MistakeCounts[]> {
  const details = await readMistakeDetails(db, learnerId, mistakes, recentReviews);
  const items = details.map(({ itemId, version, kind }) => ({ id: itemId, version, kind }));
  const titles = await loadItemTitles(items, locale);
  return details.map((detail, i) => {
    const { times, lastDay } = mistakes[i]!;
    const misconception = detail.misconception === "" ? null : detail.misconception;
    const isThis = (review: MistakeDetails["recent"][number]) =>
      review.isWrong && review.misconception === misconception;
    return {
      item: `${detail.course}/${detail.key}`,
      title: titles.get(detail.itemId) ?? detail.key,
      misconception,
      words: misconception === null ? null : wordsOf(detail, locale),
      locale: shownLocale(detail.locales, locale),
      times,
      lastDay: lastDay as StudyDay,
      recent: detail.recent.map(isThis).toReversed(),
      answers:
        misconception === null
          ? detail.recent
              .filter(isThis)
              .map(({ answer }) => plainAnswer(detail, answer ?? "", locale))
              .filter((answer) => answer !== "")
              .slice(0, mostAnswers)
          : [],
      source: detail.source,
    };
  });
}

function wordsOf({ itemId, kind, locales, asked }: MistakeDetails, locale: Locale): MistakeWords | null {
  if (asked === null) return null;
  const key = `${asked.reviewId}:${locale}`;
  const known = wordsOfReviews().get(key);
  if (known !== undefined) return known.words;
  const found = describeMistake({ ...asked, itemId, kind, locales }, locale);
  const words = found && { name: found.name, says: found.says, option: found.option };
  wordsOfReviews().set(key, { words });
  return words;
}

/** What was typed, or the texts of the chosen options; empty for giving up and for arrangements. */
function plainAnswer({ kind, asked, locales }: MistakeDetails, answer: string, locale: Locale): string {
  if (kind === "exercise") return answer;
  if (kind !== "choice" || asked === null) return "";
  const ask = kindOf(kind).ask(asked.body, asked.given, shownLocale(locales, locale));
  if (ask.kind !== "choice") return "";
  const chosen = new Set(idsIn(storedAnswer(answer)));
  return ask.options
    .filter(({ id }) => chosen.has(id))
    .map(({ text }) => plainWords(text))
    .join(", ");
}
