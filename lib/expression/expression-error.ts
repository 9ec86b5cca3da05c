/**
 * Every way in which an expression can fail. The first group is found when it is parsed, the second when it is
 * evaluated.
 */
export type ExpressionErrorCode =
  | "empty"
  | "syntax"
  | "not-allowed"
  | "too-long"
  | "unknown-function"
  | "wrong-arguments"
  | "unclosed-placeholder"
  // when evaluated
  | "undefined-name"
  | "wrong-type"
  | "wrong-shape"
  | "out-of-range"
  | "outside-domain"
  | "division-by-zero"
  | "too-large"
  | "too-many-steps"
  | "not-finite";

/**
 * An author's expression that can't be read or computed. The message is plain English and ends with the remedy;
 * `values` are the message's parameters, for other languages.
 */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";

  constructor(
    readonly code: ExpressionErrorCode,
    /** Position in the source, counted from 1 in UTF-16 units. */
    readonly column: number,
    message: string,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
  }

  /** The same error with its position in a longer text that contains the source from `offset` on. */
  shiftedBy(offset: number): ExpressionError {
    return new ExpressionError(this.code, this.column + offset, this.message, this.values);
  }
}
