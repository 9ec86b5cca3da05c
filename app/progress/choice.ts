import type { Grain, PeriodChoice } from "@/lib/progress/period";
import type { ProgressChoice } from "@/lib/services/load-progress";

/** The parameters of an address, as Next gives them. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

const daysInAddress: Readonly<Record<string, PeriodChoice>> = { "30": 30, "90": 90, "365": 365, all: null };
const grainsInAddress: Readonly<Record<string, Grain>> = { day: "day", week: "week", month: "month" };

const usualDays = 90;

/** What an address chooses; anything that it does not say, or says in other words, is as usual. */
export function readChoice({ course, days, by }: SearchParams): ProgressChoice {
  const known = daysInAddress[String(days)];
  return {
    course: typeof course === "string" && course !== "" ? course : null,
    days: known === undefined ? usualDays : known,
    by: grainsInAddress[String(by)] ?? null,
  };
}

/** The address of the page, or of a file beside it, for a choice. */
export function addressOf({ course, days, by }: ProgressChoice, path = "/progress"): string {
  const query = new URLSearchParams();
  if (course !== null) query.set("course", course);
  if (days !== usualDays) query.set("days", days === null ? "all" : String(days));
  if (by !== null) query.set("by", by);
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}
