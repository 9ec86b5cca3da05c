/**
 * Limits on the work that a caller causes, far above normal use, so that nobody keeps a server busy for others. They
 * hold across processes: each takes a share of the remaining units from the database and counts it down locally. No
 * more than the limit is ever granted; units that a process has taken and not used are lost until the window ends.
 */
import { LRUCache } from "lru-cache";
import { AppError } from "@/lib/app-error";
import { getPrisma } from "@/lib/db/prisma-client";
import { countUnits, forgetAttempts } from "@/lib/db/rate-limit-store";
import type { LearnerId } from "@/lib/quiz/ids";

const windowMs = 15 * 60_000;

/**
 * Units in a quarter of an hour. A diligent learner makes some 100 reviews in that time; a phone that was offline for
 * weeks may send some thousand at once. A school may share one address.
 */
const mostUnits = {
  /** Drawing an item outside the schedule, as the first page does, grading its answer, or counting it as a review. */
  trial: { learner: 1_500, address: 30_000 },
  /** Grading an answer in the session. */
  answer: { learner: 3_000, address: 60_000 },
  /** One review, however many are posted together; also undoing one. */
  review: { learner: 6_000, address: 120_000 },
  /** Starting a session, or fetching more of it. */
  quiz: { learner: 1_500, address: 30_000 },
  /** Searching one's items, or looking at one of them. */
  browse: { learner: 3_000, address: 60_000 },
  /** Saying that a question is unclear. */
  unclear: { learner: 150, address: 3_000 },
  /** Telling that a note has been open. */
  reading: { learner: 600, address: 12_000 },
  /** Saving what is typed in the editor. */
  save: { learner: 3_000, address: 60_000 },
  /** Putting a picture into a course: a process decodes it. */
  picture: { learner: 150, address: 1_500 },
  /** Posting a form that has no limit of its own (rate-limit.ts). */
  form: { learner: 1_500, address: 30_000 },
};

export type LimitedWork = keyof typeof mostUnits;

/** A process takes this fraction of a limit at a time. */
const shares = 50;

/** Keys that a process remembers: more callers than that in a quarter of an hour only cost extra statements. */
const mostKeys = 10_000;

/** Units that this process may still spend until `endsAtMs`, by `performance.now()`. */
type Share = {
  left: number;
  endsAtMs: number;
  /** No units are left before the window ends. */
  isLast: boolean;
  asking: Promise<void> | null;
};

const held = new LRUCache<string, Share>({
  max: mostKeys,
  memoMethod: () => ({ left: 0, endsAtMs: 0, isLast: false, asking: null }),
});

/**
 * Counts `units` of work by learner (null: a visitor) and by network address. Throws `rate-limited` with the seconds to
 * wait.
 */
export async function limitWork(
  work: LimitedWork,
  { learnerId, address }: { readonly learnerId: LearnerId | null; readonly address: string },
  units = 1,
): Promise<void> {
  const most = mostUnits[work];
  if (learnerId !== null) await spend(`${work}:learner:${learnerId}`, most.learner, units);
  await spend(`${work}:address:${address}`, most.address, units);
}

async function spend(key: string, most: number, units: number): Promise<void> {
  const share = held.memo(key);
  for (;;) {
    const remainingMs = share.endsAtMs - performance.now();
    if (remainingMs > 0 && share.left >= units) {
      share.left -= units;
      return;
    }
    if (remainingMs > 0 && share.isLast)
      throw new AppError("rate-limited", null, Math.ceil(remainingMs / 1_000));
    // Simultaneous callers wait for one share and use it together.
    share.asking ??= refill(key, share, most, units).finally(() => {
      share.asking = null;
    });
    await share.asking;
  }
}

async function refill(key: string, share: Share, most: number, units: number): Promise<void> {
  const wanted = Math.max(units, Math.ceil(most / shares));
  const { before, endsInMs } = await countUnits(getPrisma(), key, wanted, windowMs);
  // The first share of a window deletes those that are over, so the table stays as small as its last quarter of an
  // hour.
  if (before === 0) await forgetAttempts(getPrisma(), windowMs);
  const nowMs = performance.now();
  const granted = Math.max(0, Math.min(wanted, most - before));
  share.left = (nowMs < share.endsAtMs ? share.left : 0) + granted;
  share.endsAtMs = nowMs + endsInMs;
  share.isLast = granted < wanted;
}
