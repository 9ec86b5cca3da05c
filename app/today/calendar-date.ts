/** A learner's calendar date for the formatters, which work in UTC here. */
export function calendarDate(isoDate: string): Date {
  return new Date(`${isoDate}T00:00:00Z`);
}
