import { ExpressionError, type ExpressionErrorCode } from "./expression-error";
import { limits } from "./limits";

/** One evaluation under way: where it is, for errors, and what is left of what it may cost. */
export class EvaluationRun {
  /** Column of the node at work. */
  column = 1;
  #steps: number = limits.steps;
  #cells: number = limits.cells;

  get spent(): number {
    return limits.steps - this.#steps;
  }

  /** A node whose operands are there begins its own work: it costs a step, and errors are its own. */
  begin(column: number): void {
    this.column = column;
    this.spend(1);
  }

  /** To be called before work is done, so that what is too much is never begun. */
  spend(steps: number): void {
    this.#steps -= steps;
    if (this.#steps < 0) {
      throw this.error("too-many-steps", "This takes too many steps. Use smaller numbers or shorter lists.");
    }
  }

  /** To be called before a list of so many entries is made. */
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
