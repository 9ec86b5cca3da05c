/**
 * What the order of reviews costs: the same learner over a year, by each order that can be chosen. Memory is FSRS's, and
 * a day allows fewer reviews than fall due. Minutes per item known, after L. Sui's `review-sort-order-comparison`; an
 * item counts as known by its recall on the last day.
 */
import type { Candidate } from "@/lib/quiz/build-queue";
import { buildQueue } from "@/lib/quiz/build-queue";
import type { ItemId } from "@/lib/quiz/ids";
import { defaultSettings, type ReviewOrder, reviewOrders } from "@/lib/quiz/learner-settings";
import { again, good, type Memory } from "@/lib/scheduling/memory";
import { defaultPreset } from "@/lib/scheduling/presets";
import { emptyMemory, recallAt, scheduleReview } from "@/lib/scheduling/schedule-review";
import type { StudyDay } from "@/lib/scheduling/study-day";
import { chances } from "../support/simulated-learner";

const days = 365;
const first = 20_000 as StudyDay;
const seconds = { right: 8, wrong: 25, step: 6 };

type Scenario = {
  readonly name: string;
  readonly items: number;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  /** Days on which nothing is studied. */
  readonly isAway: (n: number) => boolean;
};

const scenarios: readonly Scenario[] = [
  {
    name: "new items come all year, and more falls due than a day allows",
    items: 8_000,
    newPerDay: 20,
    reviewsPerDay: 80,
    isAway: () => false,
  },
  {
    name: "a backlog after a month away, nothing new",
    items: 1_500,
    newPerDay: 20,
    reviewsPerDay: 120,
    isAway: (n) => n >= 120 && n < 150,
  },
];

type Tally = { minutes: number; reviews: number; recalled: number };

/** Reviews an item, and its steps until it is asked on another day. */
function reviewOnce(
  memory: Memory,
  itemId: ItemId,
  day: StudyDay,
  chance: () => number,
  tally: Tally,
): Memory {
  const recall = memory.state === "review" ? recallAt(memory, day, defaultPreset) : null;
  const knows = chance() < (recall ?? 0.6);
  if (recall !== null) {
    tally.reviews += 1;
    if (knows) tally.recalled += 1;
  }
  tally.minutes += (knows ? seconds.right : seconds.wrong) / 60;
  const at = (minutes: number) => new Date(day * 86_400_000 + 43_200_000 + minutes * 60_000);
  const rated = (before: Memory, isRight: boolean, minutes: number) => {
    const rating = isRight ? good : again;
    return scheduleReview(
      before,
      { at: at(minutes), studyDay: day, rating, preset: defaultPreset },
      String(itemId),
    );
  };
  let after = rated(memory, knows, 0);
  for (let minutes = 10; after.dueAt !== null; minutes += 10) {
    tally.minutes += seconds.step / 60;
    after = rated(after, chance() < 0.85, minutes);
  }
  return after;
}

function year(order: ReviewOrder, { items, newPerDay, reviewsPerDay, isAway }: Scenario, seed: number) {
  const chance = chances(seed);
  const tally: Tally = { minutes: 0, reviews: 0, recalled: 0 };
  const memories = new Map<number, Memory>();
  const settings = { ...defaultSettings, newPerDay, reviewsPerDay, newInBacklog: true, reviewOrder: order };
  for (let n = 0; n < days; n += 1) {
    if (isAway(n)) continue;
    const studyDay = (first + n) as StudyDay;
    const candidates = candidatesOn(studyDay, memories, items, newPerDay);
    const now = new Date(studyDay * 86_400_000 + 43_200_000);
    const done = { newItems: new Map<number, number>(), reviews: 0 };
    const options = { now, studyDay, seed: `${n}`, settings, ownNewPerDay: new Map(), done, seen: [] };
    for (const { itemId, memory } of buildQueue(candidates, options))
      memories.set(itemId, reviewOnce(memory ?? emptyMemory(studyDay), itemId, studyDay, chance, tally));
  }
  const last = (first + days) as StudyDay;
  const known = [...memories.values()].reduce(
    (sum, each) => sum + (recallAt(each, last, defaultPreset) ?? 0),
    0,
  );
  const waiting = [...memories.values()].filter(({ dueDay }) => dueDay < last).length;
  return { ...tally, known, waiting };
}

/** What is due, and as many new items as a day may bring, as the database would read them. */
function candidatesOn(
  studyDay: StudyDay,
  memories: ReadonlyMap<number, Memory>,
  items: number,
  newPerDay: number,
): Candidate[] {
  const candidate = (id: number, memory: Memory | null): Candidate => ({
    itemId: id as ItemId,
    courseId: 1,
    kind: "card",
    group: `g${id}`,
    position: id,
    concepts: [],
    unmet: [],
    memory,
  });
  const due = [...memories].filter(([, { dueDay }]) => dueDay <= studyDay).map(([id, m]) => candidate(id, m));
  const fresh = Array.from({ length: Math.min(newPerDay, items - memories.size) }, (_, i) =>
    candidate(memories.size + 1 + i, null),
  );
  return [...due, ...fresh];
}

const seeds = [1, 2, 3];

export function benchOrders(): void {
  for (const scenario of scenarios) {
    console.log(`\n${scenario.name} (${scenario.reviewsPerDay} a day, ${scenario.newPerDay} of them new)`);
    console.log(
      `${"".padEnd(18)}${"min/known".padStart(11)}${"known".padStart(8)}${"hours".padStart(8)}${"recalled".padStart(10)}${"overdue".padStart(9)}`,
    );
    for (const order of reviewOrders) {
      const runs = seeds.map((seed) => year(order, scenario, seed));
      const mean = (of: (run: (typeof runs)[number]) => number) =>
        runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
      const cells = [
        mean((r) => r.minutes / r.known)
          .toFixed(2)
          .padStart(11),
        mean((r) => r.known)
          .toFixed(0)
          .padStart(8),
        mean((r) => r.minutes / 60)
          .toFixed(0)
          .padStart(8),
        `${(100 * mean((r) => r.recalled / r.reviews)).toFixed(0)} %`.padStart(10),
        mean((r) => r.waiting)
          .toFixed(0)
          .padStart(9),
      ];
      console.log(order.padEnd(18) + cells.join(""));
    }
  }
}
