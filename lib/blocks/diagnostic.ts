/** A problem in an author's text, with its remedy. Collected, never thrown. */
export type Problem = {
  /** Default: "error". */
  readonly severity?: "error" | "warning";
  /** Kebab-case name of the rule, e.g. `unknown-field`. */
  readonly rule: string;
  readonly message: string;
  /** How to fix it. */
  readonly remedy: string;
};

/** Counted from 1. */
export type Position = { readonly line: number; readonly column: number };

export type Place = Position & { readonly file: string };

export type Diagnostic = Place & Required<Problem>;

export function diagnostic({ file, line, column }: Place, problem: Problem): Diagnostic {
  const { severity = "error", rule, message, remedy } = problem;
  return { severity, file, line, column, rule, message, remedy };
}

/** The place of a problem of a whole file. */
export function startOf(file: string): Place {
  return { file, line: 1, column: 1 };
}
