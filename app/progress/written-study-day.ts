import { languages } from "@/lib/i18n/languages";
import type { Locale } from "@/lib/i18n/locale";

const forms = {
  /** 4 March */
  long: { day: "numeric", month: "long" },
  /** 4 Mar */
  short: { day: "numeric", month: "short" },
  /** Mar */
  month: { month: "short" },
  /** 4 March 2026 */
  year: { day: "numeric", month: "long", year: "numeric" },
  /** Mon */
  weekday: { weekday: "short" },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The date of a study day, which is a number of days since 1970-01-01. */
export function writtenStudyDay(day: number, locale: Locale, form: keyof typeof forms): string {
  const key = `${locale} ${form}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(languages[locale].dates, { ...forms[form], timeZone: "UTC" });
    formats.set(key, format);
  }
  return format.format(day * 86_400_000);
}
