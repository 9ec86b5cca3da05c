import type { ItemId } from "@/lib/quiz/ids";
import type { IntervalPreview, Memory, Preset } from "@/lib/scheduling/memory";
import { emptyMemory, previewIntervals } from "@/lib/scheduling/schedule-review";
import type { StudyDay } from "@/lib/scheduling/study-day";

/** The interval of each rating of an item on a study day; an item without a memory is met for the first time. */
export function previewRatings(
  itemId: ItemId,
  memory: Memory | null,
  day: { readonly studyDay: StudyDay; readonly preset: Preset },
): IntervalPreview {
  return previewIntervals(memory ?? emptyMemory(day.studyDay), day.studyDay, day.preset, String(itemId));
}
