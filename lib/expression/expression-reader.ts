/**
 * jsep with our precedences. jsep keeps its operators in tables shared by the whole process, so this subclass overrides
 * the methods instead of changing the tables. It also records the column of each node.
 */
import jsep from "jsep";
import { ExpressionError } from "./expression-error";
import { limits } from "./limits";

/** The part of jsep's class that is used here; its typings leave the class out. */
interface JsepReader {
  index: number;
  readonly expr: string;
  readonly code: number;
  gobbleSpaces(): void;
  gobbleExpression(): jsep.Expression;
  gobbleBinaryExpression(): jsep.Expression;
  gobbleToken(): jsep.Expression | false | undefined;
  gobbleGroup(): jsep.Expression;
  gobbleIdentifier(): jsep.Identifier;
  gobbleArguments(closing: number): jsep.Expression[];
  throwError(message: string): never;
}
const { Jsep } = jsep as unknown as { Jsep: new (source: string) => JsepReader };

const rank = { or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, power: 7 } as const;

const ranks: Readonly<Record<string, number>> = {
  or: rank.or,
  and: rank.and,
  "<": rank.comparison,
  "<=": rank.comparison,
  ">": rank.comparison,
  ">=": rank.comparison,
  "==": rank.comparison,
  "!=": rank.comparison,
  "+": rank.sum,
  "-": rank.sum,
  "*": rank.product,
  "/": rank.product,
  "%": rank.product,
  "^": rank.power,
};

const operatorPattern = /<=|>=|==|!=|[-+*/%^<>]|(?:and|or)(?![\p{L}\p{N}_$])/uy;
const namePattern = /[\p{L}_][\p{L}\p{N}_]*/uy;
const notPattern = /not(?![\p{L}\p{N}_$])/uy;

/** Operators of other languages, with the ones to write here. */
const foreignPattern = /===|!==|\*\*|&&?|\|\|?|\?\?|=>|=(?!=)|[≤≥≠−×·÷]/uy;
const foreignOperators: Readonly<Record<string, string>> = {
  "===": "==",
  "!==": "!=",
  "**": "^",
  "&&": "and",
  "&": "and",
  "||": "or",
  "|": "or",
  "=": "==",
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
  "−": "-",
  "×": "*",
  "·": "*",
  "÷": "/",
};

const comma = 44;
const closingParenthesis = 41;

export class ExpressionReader extends Jsep {
  #depth = 0;
  readonly #columns = new WeakMap<jsep.Expression, number>();

  /** Reads the whole source as one expression. Throws an ExpressionError. */
  read(): jsep.Expression {
    const node = this.gobbleExpression();
    if (this.index < this.expr.length) throw this.#unexpected();
    return node;
  }

  /** The node's column, counted from 1; undefined for the few nodes that jsep makes internally. */
  columnOf(node: jsep.Expression): number | undefined {
    return this.#columns.get(node);
  }

  override gobbleExpression(): jsep.Expression {
    return this.#nested(() => super.gobbleExpression());
  }

  override gobbleBinaryExpression(): jsep.Expression {
    return this.#readBinary(0);
  }

  /** jsep also accepts `(1, 2)` and `(1;)`. */
  override gobbleGroup(): jsep.Expression {
    this.index += 1;
    const node = this.gobbleExpression();
    if (this.code !== closingParenthesis) throw this.#unexpected();
    this.index += 1;
    return node;
  }

  /** jsep also accepts `$` and every character beyond ASCII, including `≤` and non-ASCII spaces. */
  override gobbleIdentifier(): jsep.Identifier {
    const name = this.#match(namePattern);
    if (name === null) throw this.#unexpected();
    this.index += name.length;
    return { type: "Identifier", name };
  }

  /** jsep also accepts missing arguments, and spaces instead of commas. */
  override gobbleArguments(closing: number): jsep.Expression[] {
    const entries: jsep.Expression[] = [];
    this.gobbleSpaces();
    while (this.code !== closing) {
      if (entries.length > 0 && this.code !== comma) throw this.#unexpected();
      if (entries.length > 0) this.index += 1;
      entries.push(this.gobbleExpression());
    }
    this.index += 1;
    return entries;
  }

  override throwError(message: string): never {
    if (message.startsWith("Unclosed quote")) {
      throw this.#error("syntax", "This text has no end. Close it with the same quote.");
    }
    if (message.startsWith("Unclosed [") && this.code === comma) {
      throw this.#error("syntax", "One index at a time: write M[1][2], not M[1, 2].");
    }
    this.#refuseForeign();
    throw this.#unexpected();
  }

  /** Precedence climbing over the operators that bind at least as strongly as `least`. */
  #readBinary(least: number): jsep.Expression {
    return this.#nested(() => {
      let left = this.#readOperand(least);
      let compared = false;
      for (;;) {
        const operator = this.#peekOperator();
        const strength = operator === null ? 0 : ranks[operator]!;
        if (operator === null || strength < least) return left;
        if (strength === rank.comparison && compared) {
          throw this.#error("syntax", "Comparisons can't be chained: write a < b and b < c.");
        }
        const column = this.index + 1;
        this.index += operator.length;
        const right = this.#readBinary(operator === "^" ? strength : strength + 1);
        left = this.#mark({ type: "BinaryExpression", operator, left, right }, column);
        compared = strength === rank.comparison;
      }
    });
  }

  #readOperand(least: number): jsep.Expression {
    this.gobbleSpaces();
    const column = this.index + 1;
    if (this.#match(notPattern)) {
      if (least > rank.not) throw this.#error("syntax", "Put brackets around not: (not …).");
      this.index += "not".length;
      return this.#sign("not", this.#readBinary(rank.not), column);
    }
    if (this.expr[this.index] === "-") {
      this.index += 1;
      return this.#sign("-", this.#readBinary(rank.power), column);
    }
    this.#refuseForeign();
    const node = this.gobbleToken();
    if (!node) throw this.#unexpected();
    return this.#mark(node, column);
  }

  #sign(operator: string, argument: jsep.Expression, column: number): jsep.Expression {
    return this.#mark({ type: "UnaryExpression", operator, argument, prefix: true }, column);
  }

  #peekOperator(): string | null {
    this.gobbleSpaces();
    this.#refuseForeign();
    return this.#match(operatorPattern);
  }

  #refuseForeign(): void {
    const foreign = this.#match(foreignPattern);
    if (foreign === null) return;
    const ours = foreignOperators[foreign];
    const remedy = ours === undefined ? "Leave it out." : `Write ${ours}.`;
    throw this.#error("not-allowed", `“${foreign}” is no operator here. ${remedy}`, { found: foreign });
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.index;
    return pattern.exec(this.expr)?.[0] ?? null;
  }

  #mark<Node extends jsep.Expression>(node: Node, column: number): Node {
    // A group returns its inner node, which already has the column of its operator.
    if (!this.#columns.has(node)) this.#columns.set(node, column);
    return node;
  }

  #nested<Result>(read: () => Result): Result {
    this.#depth += 1;
    if (this.#depth > 2 * limits.depth) {
      throw this.#error("too-long", `This nests more than ${limits.depth} deep. Split it up with let.`, {
        limit: limits.depth,
      });
    }
    const result = read();
    this.#depth -= 1;
    return result;
  }

  #unexpected(): ExpressionError {
    const found = this.expr.codePointAt(this.index);
    if (found === undefined) {
      return this.#error("syntax", "The expression ends too early. Complete it, or close its brackets.");
    }
    const character = String.fromCodePoint(found);
    return this.#error("syntax", `“${character}” is not expected here. Check what stands before it.`, {
      found: character,
    });
  }

  #error(
    code: "syntax" | "not-allowed" | "too-long",
    message: string,
    values: Readonly<Record<string, string | number>> = {},
  ): ExpressionError {
    return new ExpressionError(code, this.index + 1, message, values);
  }
}
