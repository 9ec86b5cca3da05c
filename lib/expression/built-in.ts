import type { EvaluationRun } from "./evaluation-run";
import type { Value } from "./value";

/** A function of the language. It is called with a valid number of arguments and makes its errors with the run. */
export type BuiltIn = {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly apply: (args: readonly Value[], run: EvaluationRun) => Value;
};
