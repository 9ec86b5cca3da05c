/** Every way in which an expression can fail. The first group is found by reading it, the second by computing it. */
export type ExpressionErrorCode =
  | "empty"
  | "syntax"
  | "not-allowed"
  | "too-long"
  | "unknown-function"
  | "wrong-arguments"
  | "unclosed-placeholder"
  // by computing
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
 * `values` are what it speaks of, for messages in other languages.
 */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";

  constructor(
    readonly code: ExpressionErrorCode,
    /** Where in the source, counted from 1 in UTF-16 units. */
    readonly column: number,
    message: string,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
  }

  /** The same error, seen from a longer text in which the source starts `offset` characters after the beginning. */
  shiftedBy(offset: number): ExpressionError {
    return new ExpressionError(this.code, this.column + offset, this.message, this.values);
  }
}
