/**
 * The learner's day. It begins at an hour of the wall clock after midnight, by default 04:00, so that a late session
 * still belongs to the evening before. All rules follow from the wall clock: days of 23, 24 or 25 hours, and dates that a zone skipped, need
 * no special case.
 */

/** Days since 1970-01-01 of a learner's local date, where the date changes at the rollover hour. */
export type StudyDay = number & { readonly __brand: "StudyDay" };

/** Where a learner's clock stands, and the hour at which their study day changes, 0 to 12. */
export type LearnerClock = { readonly timeZone: string; readonly rolloverHour: number };

export const defaultRolloverHour = 4;

/** The clock of a zone with the default rollover. */
export function clockIn(timeZone: string): LearnerClock {
  return { timeZone, rolloverHour: defaultRolloverHour };
}

const dayMs = 86_400_000;
/** Wall clocks differ from UTC by at most 14 hours; the rollover of a skipped date comes within 24 more. */
const searchMs = 48 * 3_600_000;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The study day at `instant`. Throws RangeError for an unknown zone or invalid date. */
export function studyDayAt(instant: Date, clock: LearnerClock): StudyDay {
  return clockAt(instant, clock).studyDay;
}

/** The study day, and the hour on the wall clock (0 to 23), at `instant`. Throws like `studyDayAt`. */
export function clockAt(instant: Date, clock: LearnerClock): { studyDay: StudyDay; hour: number } {
  const { date, hour } = readClock(instant.getTime(), wallClock(clock.timeZone));
  return { studyDay: (hour < clock.rolloverHour ? date - 1 : date) as StudyDay, hour };
}

/**
 * The instant at which a study day begins: the rollover hour or, if the clock skipped it, the first instant after it.
 * Throws RangeError for an unknown zone.
 */
export function studyDayStart(day: StudyDay, clock: LearnerClock): Date {
  const around = day * dayMs + clock.rolloverHour * 3_600_000;
  let before = around - searchMs;
  let begun = around + searchMs;
  while (begun - before > 1) {
    const middle = Math.floor((before + begun) / 2);
    if (studyDayAt(new Date(middle), clock) >= day) begun = middle;
    else before = middle;
  }
  return new Date(begun);
}

/** How long a study day is by this clock: 24 hours but for changes of the zone's own offset. Throws like `studyDayStart`. */
export function studyDayLengthMs(day: StudyDay, clock: LearnerClock): number {
  // The same hour three dates later: no offset has changed meanwhile, and no search is needed.
  const wall = wallClock(clock.timeZone);
  const before = readClock((day - 1) * dayMs, wall);
  const after = readClock((day + 2) * dayMs, wall);
  if (after.date - before.date === 3 && after.hour === before.hour) return dayMs;
  return studyDayStart((day + 1) as StudyDay, clock).getTime() - studyDayStart(day, clock).getTime();
}

/** The local date of a study day, e.g. "2026-03-01". */
export function isoDateOfStudyDay(day: StudyDay): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The study day of a date such as "2026-03-01"; null for anything else. */
export function studyDayOfIsoDate(date: string): StudyDay | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const day = (Date.parse(date) / dayMs) as StudyDay;
  return Number.isInteger(day) && isoDateOfStudyDay(day) === date ? day : null;
}

/** Whether a value is a zone name of the IANA database, such as "Asia/Kathmandu". Bare offsets are not names. */
export function isTimeZone(value: unknown): value is string {
  if (typeof value !== "string" || !/^[A-Za-z]/.test(value)) return false;
  try {
    wallClock(value);
    return true;
  } catch {
    return false;
  }
}

/** Whether the study day at `instant` began on the previous date: it then ends within hours. */
export function isAfterMidnight(instant: Date, { timeZone, rolloverHour }: LearnerClock): boolean {
  return readClock(instant.getTime(), wallClock(timeZone)).hour < rolloverHour;
}

/** Date, in days since 1970-01-01, and hour on a wall clock. */
function readClock(epochMs: number, clock: Intl.DateTimeFormat): { date: number; hour: number } {
  // "month/day/year, hour": parsing the text takes half the time of formatToParts.
  const [month, day, year, hour] = clock.format(epochMs).split(/\D+/, 4).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  return { date: Date.UTC(year, month - 1, day) / dayMs, hour };
}

function wallClock(timeZone: string): Intl.DateTimeFormat {
  // Zone names ignore case; so does the key, or a caller could fill the cache with different spellings of one zone.
  const key = timeZone.toLowerCase();
  let clock = clocks.get(key);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
    });
    clocks.set(key, clock);
  }
  return clock;
}
