import type { Memory } from "./memory";
import type { ActionEvent, ActionType } from "./memory-event";
import { emptyMemory } from "./schedule-review";
import type { StudyDay } from "./study-day";

/**
 * The memory after an action. Stability and difficulty are FSRS's own and change with `reset` only: an item that is
 * suspended or due at another time is known no better.
 */
export function actOnMemory(memory: Memory, { action, at, untilDay }: ActionEvent): Memory {
  const acted = { ...memory, lastEventAt: at };
  switch (action) {
    case "suspend":
      return { ...acted, suspended: true };
    case "resume":
      return { ...acted, suspended: false, buriedUntil: null };
    case "bury":
      return { ...acted, buriedUntil: untilDay };
    case "reset":
      return { ...emptyMemory(0 as StudyDay), suspended: memory.suspended, lastEventAt: at };
    case "set-due":
      // A new item has no due day: it is asked in the order of its course.
      return memory.state === "new" || untilDay === null
        ? acted
        : { ...acted, dueDay: untilDay, dueAt: null, buriedUntil: null };
  }
}

/** Whether an action changes anything about a memory on a study day; null if the item was never met. */
export function actionChanges(type: ActionType, memory: Memory | null, today: StudyDay): boolean {
  const { state, suspended, buriedUntil } = memory ?? emptyMemory(today);
  switch (type) {
    case "suspend":
      return !suspended;
    case "resume":
      return suspended || (buriedUntil !== null && buriedUntil > today);
    case "bury":
      return true;
    case "reset":
    case "set-due":
      return state !== "new";
  }
}
