/** What an event found and left (`lib/scheduling/situation.ts`), as columns of its row. */
import type { Phase, Situation, Stage, Transition } from "@/lib/scheduling/situation";
import { float8, int, nullable, type RowOf, smallint } from "./table";

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
  };
}

function stageAt(index: number): Stage {
  return stages[index]!;
}
