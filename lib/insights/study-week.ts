/** The Monday of an ISO week, as a study day (days since Thursday, 1 January 1970). */
export function mondayOf(studyDay: number): number {
  return studyDay - ((((studyDay + 3) % 7) + 7) % 7);
}

/** The ISO week of a study day, e.g. "2026-W49": it belongs to the year of its Thursday (ISO 8601). */
export function isoWeek(studyDay: number): string {
  const thursday = mondayOf(studyDay) + 3;
  const year = new Date(thursday * 86_400_000).getUTCFullYear();
  const newYear = Date.UTC(year, 0, 1) / 86_400_000;
  return `${year}-W${String(Math.floor((thursday - newYear) / 7) + 1).padStart(2, "0")}`;
}
