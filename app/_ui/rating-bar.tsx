"use client";

import { useTranslations } from "next-intl";
import type { IntervalPreview, Rating } from "@/lib/scheduling/memory";
import { offeredRatings } from "@/lib/scheduling/rating-policy";
import { classNames } from "./class-names";
import { intervalWords } from "./interval-words";
import { Kbd } from "./kbd";
import { ratingNames } from "./rating-names";

const looks: Readonly<Record<Rating, { part: string; word: string; wash: string }>> = {
  1: { part: "border-t-again", word: "text-again", wash: "bg-again/9" },
  2: { part: "border-t-hard", word: "text-hard", wash: "bg-hard/9" },
  3: { part: "border-t-good", word: "text-good", wash: "bg-good/9" },
  4: { part: "border-t-easy", word: "text-easy", wash: "bg-easy/9" },
};

type Props = {
  /** Four ratings, or Again and Good only. */
  readonly buttons: 2 | 4;
  /** The interval of each rating, in the order Again, Hard, Good, Easy. */
  readonly previews: IntervalPreview;
  /** The rating that Space and Enter choose. */
  readonly preferred: Rating;
  /** E.g. Again after a right answer. */
  readonly disabled?: readonly Rating[];
  readonly onRate: (rating: Rating) => void;
};

/**
 * One frame in four (or two) parts, each with a rating and its interval. Number keys match the parts; the caller
 * handles them.
 */
export function RatingBar({ buttons, previews, preferred, disabled = [], onRate }: Props) {
  const t = useTranslations("ui");
  return (
    <fieldset className="@container overflow-hidden rounded-2 border border-edge bg-sheet">
      <legend className="sr-only">{t("rating.question")}</legend>
      <div className={classNames("grid", buttons === 4 ? "grid-cols-4" : "grid-cols-2")}>
        {offeredRatings(buttons).map((rating, index) => {
          const isOff = disabled.includes(rating);
          const { key, count } = intervalWords(previews[rating - 1]!);
          return (
            <button
              key={rating}
              type="button"
              disabled={isOff}
              aria-keyshortcuts={String(index + 1)}
              onClick={() => onRate(rating)}
              className={classNames(
                "grid grid-cols-[auto_1fr_auto] items-baseline gap-x-2 border-t-3 border-l-line-2 px-4 pt-2.5 pb-[0.6875rem] text-left transition-colors duration-(--fast) not-first:border-l",
                "focus-visible:-outline-offset-4 enabled:hover:bg-leaf disabled:cursor-not-allowed disabled:bg-leaf",
                "@max-[37rem]:flex @max-[37rem]:min-h-16 @max-[37rem]:flex-col @max-[37rem]:items-center @max-[37rem]:justify-center @max-[37rem]:gap-0 @max-[37rem]:px-1 @max-[37rem]:[&_kbd]:hidden",
                looks[rating].part,
                rating === preferred && looks[rating].wash,
              )}
            >
              <Kbd tone="button">{index + 1}</Kbd>
              <span
                className={classNames(
                  "col-start-2 font-semibold text-16",
                  isOff ? "text-ink-3" : looks[rating].word,
                )}
              >
                {t(`rating.${ratingNames[rating]}`)}
              </span>
              <span className="text-14 text-ink-2">{isOff ? "–" : t(`interval.${key}`, { count })}</span>
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
