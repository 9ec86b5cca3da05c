/** What an event found and left (`lib/scheduling/situation.ts`), as columns of its row. */

import type { Rating } from "@/lib/scheduling/memory";
import type { Regraded } from "@/lib/scheduling/memory-event";
import type { Phase, Situation, Stage, Transition } from "@/lib/scheduling/situation";
import { float8, int, nullable, of, type RowOf, smallint, text } from "./table";

/** By their number in the column `phase`. */
export const phases = [
  "new",
  "learning",
  "relearning",
  "young",
  "mature",
] as const satisfies readonly Phase[];

/** By their number in `stage_before` and `stage_after`. */
export const stages = ["new", "learning", "young", "mature", "suspended"] as const satisfies readonly Stage[];

export const transitionTable = { stage_before: smallint, stage_after: smallint };

export const situationTable = {
  phase: smallint,
  ...transitionTable,
  predicted_recall: nullable(float8),
  calibration_bin: nullable(int),
  stability_before: nullable(float8),
  stability_after: float8,
  regraded_rating: nullable(of<Rating>(smallint)),
  regraded_verdict: nullable(of<Regraded["verdict"]>(text)),
  regraded_misconception: nullable(text),
};

export function transitionRow({ stageBefore, stageAfter }: Transition): RowOf<typeof transitionTable> {
  return { stage_before: stages.indexOf(stageBefore), stage_after: stages.indexOf(stageAfter) };
}

export function storedTransition(row: RowOf<typeof transitionTable>): Transition {
  return { stageBefore: stageAt(row.stage_before), stageAfter: stageAt(row.stage_after) };
}

export function situationRow(situation: Situation): RowOf<typeof situationTable> {
  return {
    phase: phases.indexOf(situation.phase),
    ...transitionRow(situation),
    predicted_recall: situation.predictedRecall,
    calibration_bin: situation.calibrationBin,
    stability_before: situation.stabilityBefore,
    stability_after: situation.stabilityAfter,
    regraded_rating: situation.regraded?.rating ?? null,
    regraded_verdict: situation.regraded?.verdict ?? null,
    regraded_misconception: situation.regraded?.misconception ?? null,
  };
}

export function storedSituation(row: RowOf<typeof situationTable>): Situation {
  return {
    phase: phases[row.phase]!,
    ...storedTransition(row),
    predictedRecall: row.predicted_recall,
    calibrationBin: row.calibration_bin,
    stabilityBefore: row.stability_before,
    stabilityAfter: row.stability_after,
    regraded: storedRegraded(row),
  };
}

function storedRegraded(row: RowOf<typeof situationTable>): Regraded | null {
  const { regraded_rating: rating, regraded_verdict: verdict, regraded_misconception: misconception } = row;
  return rating === null || verdict === null ? null : { rating, verdict, misconception };
}

/** SQL: how a row of reviews with this alias counts: as it was graded, or as that was corrected. */
export function asCounted(alias: string) {
  const of = (column: string) => `${alias}.${column}`;
  return {
    rating: `coalesce(${of("regraded_rating")}, ${of("rating")})`,
    verdict: `coalesce(${of("regraded_verdict")}, ${of("verdict")})`,
    misconception: `CASE WHEN ${of("regraded_rating")} IS NULL THEN ${of("misconception")} ELSE ${of("regraded_misconception")} END`,
  };
}

function stageAt(index: number): Stage {
  return stages[index]!;
}
