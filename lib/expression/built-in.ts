import type { EvaluationRun } from "./evaluation-run";
import type { Value } from "./value";

/** A function of the language. It gets as many arguments as it says, and takes its errors from the run. */
export type BuiltIn = {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly apply: (args: readonly Value[], run: EvaluationRun) => Value;
};
