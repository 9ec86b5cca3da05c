import { languages } from "./languages";
import type { Locale } from "./locale";

/** The only date format with a year: 29 November 2026, 2026年11月29日. */
export function writtenDate(instant: Date, locale: Locale, timeZone = "UTC"): string {
  return written(instant, locale, { day: "numeric", month: "long", year: "numeric", timeZone });
}

/** A day of this week or the next: Sunday 29 November, 11月29日星期日. */
export function writtenDay(instant: Date, locale: Locale, timeZone = "UTC"): string {
  return written(instant, locale, { weekday: "long", day: "numeric", month: "long", timeZone });
}

/** A day on an axis: 29 Nov, 11月29日. */
export function writtenShortDay(instant: Date, locale: Locale, timeZone = "UTC"): string {
  return written(instant, locale, { day: "numeric", month: "short", timeZone });
}

/** A day of these weeks and its time: 29 Nov, 13:35; 11月29日 13:35. */
export function writtenMoment(instant: Date, locale: Locale, timeZone = "UTC"): string {
  return written(instant, locale, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
}

/** Wall-clock time, up to 23:59. */
export function writtenTime(instant: Date, locale: Locale, timeZone = "UTC"): string {
  return written(instant, locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
}

function written(instant: Date, locale: Locale, form: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(languages[locale].dates, form).format(instant);
}
