import { ExpressionError, type ExpressionErrorCode } from "./expression-error";
import { limits } from "./limits";

/** One evaluation in progress: its position, for errors, and its remaining budget. */
export class EvaluationRun {
  /** Column of the node being computed. */
  column = 1;
  #steps: number = limits.steps;
  #cells: number = limits.cells;

  get spent(): number {
    return limits.steps - this.#steps;
  }

  /** Starts a node's own work, after its operands: costs a step, and errors now carry its column. */
  begin(column: number): void {
    this.column = column;
    this.spend(1);
  }

  /** Called before the work, so that work beyond the limit never starts. */
  spend(steps: number): void {
    this.#steps -= steps;
    if (this.#steps < 0) {
      throw this.error("too-many-steps", "This takes too many steps. Use smaller numbers or shorter lists.");
    }
  }

  /** Called before a list with this many entries is made. */
  allocate(cells: number): void {
    this.#cells -= cells;
    if (this.#cells < 0) {
      throw this.error("too-large", `The lists have more than ${limits.cells} entries. Use shorter lists.`, {
        limit: limits.cells,
      });
    }
    this.spend(cells);
  }

  error(
    code: ExpressionErrorCode,
    message: string,
    values?: Readonly<Record<string, string | number>>,
  ): ExpressionError {
    return new ExpressionError(code, this.column, message, values);
  }
}
