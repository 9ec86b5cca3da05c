import { good, type Memory, type Preset } from "@/lib/scheduling/memory";
import { emptyMemory, scheduleReview } from "@/lib/scheduling/schedule-review";
import type { StudyDay } from "@/lib/scheduling/study-day";

/** The time between two answers. Days count from the first answer. */
export type Stretch = { readonly fromDay: number; readonly toDay: number; readonly stability: number };

export type LifeOfAnItem = {
  readonly stretches: readonly Stretch[];
  /** The stretch if it were never answered again after the first time. */
  readonly leftAlone: Stretch;
  readonly answers: number;
};

const firstDay = 20_000 as StudyDay;

/** The life of an item under FSRS that is answered Good whenever it is due, for `days` days. */
export function lifeOfAnItem(preset: Preset, days: number): LifeOfAnItem {
  const stretches: Stretch[] = [];
  const first = answer(emptyMemory(firstDay), firstDay, preset, 1);
  let memory = first;
  let answers = 1;
  while (memory.dueDay <= firstDay + days) {
    const from = memory.lastStudyDay ?? firstDay;
    if (memory.dueDay > from) stretches.push(stretchOf(memory, memory.dueDay - firstDay));
    answers += 1;
    memory = answer(memory, memory.dueDay, preset, answers);
  }
  stretches.push(stretchOf(memory, days));
  return { stretches, leftAlone: stretchOf(first, days), answers };
}

function stretchOf(memory: Memory, toDay: number): Stretch {
  return { fromDay: (memory.lastStudyDay ?? firstDay) - firstDay, toDay, stability: memory.stability };
}

function answer(memory: Memory, studyDay: StudyDay, preset: Preset, repetition: number): Memory {
  // Only the order of the times matters here; `studyDay` gives the days.
  const at = new Date(studyDay * 86_400_000 + repetition * 60_000);
  const review = { at, studyDay, rating: good, preset };
  return scheduleReview(memory, review, "example");
}

/**
 * The days, counted from its first and up to `days`, on which an item comes back if it is always answered Good at the
 * first try.
 */
export function returnDays(preset: Preset, days: number): number[] {
  return lifeOfAnItem(preset, days)
    .stretches.slice(0, -1)
    .map(({ toDay }) => toDay);
}
