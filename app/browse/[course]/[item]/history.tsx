import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { HistoryEvent } from "@/lib/browse/item-history";
import { writtenDate, writtenTime } from "@/lib/i18n/written-date";
import type { Interval } from "@/lib/scheduling/memory";
import type { ItemView } from "@/lib/services/browse-item";
import { intervalWords } from "../../../_ui/interval-words";
import { itemHref } from "../../address";
import { shownStability } from "../../shown-stability";
import { PastVariant } from "./past-variant";

const dayMs = 86_400_000;
const tones = ["text-again", "text-hard", "text-good", "text-easy"];

type Props = { readonly item: ItemView; readonly isNewest: boolean };

/** Everything that has happened to the item, newest first; a review opens to its question as it was. */
export function History({ item, isNewest }: Props) {
  const t = useTranslations("browse.item");
  const href = itemHref(item.name);
  if (item.events.length === 0 && isNewest) return <p className="text-ink-2">{t("historyEmpty")}</p>;
  return (
    <>
      <ol className="border-line border-t">
        {item.events.map((event) => (
          <li key={event.id} className="border-line border-b py-3">
            <Told event={event} timeZone={item.timeZone} />
            {event.type === "review" && <PastVariant reviewId={event.id} />}
          </li>
        ))}
      </ol>
      <p className="mt-3 flex gap-6">
        {!isNewest && <Link href={`${href}#history`}>{t("newest")}</Link>}
        {item.olderThan !== null && (
          <Link href={`${href}?before=${item.olderThan}#history`}>{t("older")}</Link>
        )}
      </p>
    </>
  );
}

function Told({ event, timeZone }: { readonly event: HistoryEvent; readonly timeZone: string }) {
  const t = useTranslations("browse.item");
  const locale = useLocale();
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <time dateTime={event.at.toISOString()} className="w-44 text-ink-2">
        {writtenDate(event.at, locale, timeZone)} {writtenTime(event.at, locale, timeZone)}
      </time>
      <What event={event} />
      {event.isUndone && <span className="text-ink-3">{t("takenBack")}</span>}
    </div>
  );
}

function What({ event }: { readonly event: HistoryEvent }) {
  const t = useTranslations("browse");
  const locale = useLocale();
  const format = useFormatter();
  const interval = useIntervalWords();
  if (event.type !== "review") {
    const date = event.untilDay === null ? "" : writtenDate(new Date(event.untilDay * dayMs), locale);
    return <b className="font-semibold">{t(`item.event.${event.type}`, { date })}</b>;
  }
  const { rating, elapsedMs, recall, stability, next } = event;
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 0 });
  return (
    <>
      <b className={`min-w-14 font-semibold ${tones[rating - 1]}`}>{t(`rating.${rating}`)}</b>
      <span className="meta flex flex-wrap gap-x-4">
        <span>{t("item.seconds", { seconds: Math.round(elapsedMs / 1000) })}</span>
        {recall !== null && <span>{t("item.recallThen", { recall: percent(recall) })}</span>}
        {stability !== null && <span>{t("item.stabilityAfter", { days: shownStability(stability) })}</span>}
        {next !== null && <span>{t("item.next", { interval: interval(next) })}</span>}
      </span>
    </>
  );
}

function useIntervalWords(): (interval: Interval) => string {
  const t = useTranslations("ui.interval");
  return (interval) => {
    const { key, count } = intervalWords(interval);
    return t(key, { count });
  };
}
