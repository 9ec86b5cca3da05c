/** What comes on the next thirty days, and how long it will take. */
import { type NewGroup, newOfADay } from "@/lib/quiz/new-items";
import { minutesFor } from "@/lib/quiz/workload";
import type { StudyDay } from "@/lib/scheduling/study-day";
import type { ChartKind } from "../chart";
import { forecastDue, forecastNew } from "../forecast";

export const forecastDays = 30;

export type ForecastDay = {
  readonly studyDay: StudyDay;
  /** Items known to be due; today with the overdue ones. */
  readonly due: number;
  /** New items by the settings, and what they bring back. */
  readonly fresh: number;
  readonly minutes: number;
};

export const forecast: ChartKind<readonly ForecastDay[]> = {
  isEmpty: ({ due }, { newGroups }) => due.length === 0 && newOfADay(newGroups) === 0,
  speaksFrom: (_, { today }) => today,
  chart: ({ due }, context) => {
    const { today, pace } = context;
    const known = forecastDue(due, today, forecastDays);
    const met = newAhead(context.newGroups, []);
    const brought = newAhead(context.newGroups, context.returnDays);
    const days = known.map((items, ahead) => ({
      studyDay: (today + ahead) as StudyDay,
      due: items,
      fresh: brought[ahead]!,
      minutes: minutesFor(
        { new: met[ahead]!, learning: 0, due: items + brought[ahead]! - met[ahead]! },
        pace,
      ),
    }));
    const heaviest = days.slice(1).reduce((a, b) => (b.due + b.fresh > a.due + a.fresh ? b : a));
    const tomorrow = days[1]!;
    return {
      data: days,
      finding: {
        says: "forecast.finding",
        values: {
          items: tomorrow.due + tomorrow.fresh,
          minutes: tomorrow.minutes,
          most: heaviest.due + heaviest.fresh,
          date: { day: heaviest.studyDay },
          isTomorrow: String(heaviest === tomorrow),
        },
      },
      table: {
        columns: [
          { name: "day", unit: "day" },
          { name: "due", unit: "count" },
          { name: "new", unit: "count" },
          { name: "minutes", unit: "minutes" },
        ],
        rows: days.map((day) => [day.studyDay, day.due, day.fresh, day.minutes]),
      },
    };
  },
};

/** See `forecastNew`: on each day, the sum over groups that each come in a number of their own. */
function newAhead(groups: readonly NewGroup[], returnDays: readonly number[]): number[] {
  const each = groups.map(({ perDay, unmet }) =>
    forecastNew({ today: perDay, perDay, unmet, returnDays }, forecastDays),
  );
  return Array.from({ length: forecastDays }, (_, day) => each.reduce((sum, group) => sum + group[day]!, 0));
}
