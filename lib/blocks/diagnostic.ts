/** One problem in an author's text: where, which rule, what is wrong and what to do about it. Collected, never thrown. */
export type Diagnostic = {
  readonly severity: "error" | "warning";
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** Kebab-case name of the rule, e.g. `unknown-field`. */
  readonly rule: string;
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
};
