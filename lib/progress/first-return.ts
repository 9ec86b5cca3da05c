import type { StudyDay } from "@/lib/scheduling/study-day";
import type { ChartContext } from "./chart";
import type { ProgressCounters } from "./counters";

/**
 * The first day on which an item comes back that has waited at least a day: by the items met so far, else as if the
 * first were met today.
 */
export function firstReturn({ due }: ProgressCounters, { today, returnDays }: ChartContext): StudyDay {
  const known = due.map(({ dueDay }) => dueDay).filter((day) => day > today);
  return (known.length > 0 ? Math.min(...known) : today + (returnDays[0] ?? 1)) as StudyDay;
}
