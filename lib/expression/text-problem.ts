import type { ExpressionError } from "./expression-error";

/** An error in an expression of a text without names of its own: prose, and every block but an exercise. */
export type TextProblem = {
  /** Characters from the start of the text. */
  readonly offset: number;
  readonly message: string;
  readonly remedy: string;
};

/**
 * An error rephrased for authors who have no `given`, `let` and `where` here. Its column counts from the start of the
 * whole text.
 */
export function textProblem(error: ExpressionError): TextProblem {
  const offset = error.column - 1;
  if (error.code === "undefined-name") {
    const message = `“${error.values.name}” has no value: only exercises have names.`;
    return { offset, message, remedy: "Write its number instead. If a text is meant, it stands in quotes." };
  }
  const message = error.message.replace(" Exclude that case under where.", "");
  return { offset, message, remedy: "Correct the expression at this place." };
}
