import type jsep from "jsep";
import { RecentResults } from "@/lib/markdown/recent-results";
import { fractionFromDecimal } from "./decimal";
import { ExpressionError, type ExpressionErrorCode } from "./expression-error";
import type {
  ArithmeticOperator,
  ComparisonOperator,
  ExpressionNode,
  LogicalOperator,
} from "./expression-node";
import { ExpressionReader } from "./expression-reader";
import { functions } from "./functions";
import { limits } from "./limits";

export type Expression = {
  readonly source: string;
  /** The names that must be in scope, without constants. */
  readonly names: ReadonlySet<string>;
  readonly root: ExpressionNode;
};

const constants: ReadonlyMap<string, number> = new Map([["pi", Math.PI]]);

/** Words that cannot be used as names. */
const reservedNames: ReadonlySet<string> = new Set([
  ...constants.keys(),
  ...["and", "or", "not", "true", "false", "null", "this"],
]);

const namePattern = /^[\p{L}_][\p{L}\p{N}_]*$/u;

const arithmeticOperators: readonly string[] = ["+", "-", "*", "/", "%", "^"] satisfies ArithmeticOperator[];
const comparisonOperators: readonly string[] = [
  "<",
  "<=",
  ">",
  ">=",
  "==",
  "!=",
] satisfies ComparisonOperator[];
const logicalOperators: readonly string[] = ["and", "or"] satisfies LogicalOperator[];

const largestLiteral = 10n ** BigInt(limits.digits);

/** Whether a value can have this name: letters, digits and `_`, no leading digit, no reserved word. */
export function isValueName(name: string): boolean {
  return namePattern.test(name) && !reservedNames.has(name);
}

/**
 * Parses an expression, to be evaluated often. The allowed nodes are listed here; everything else that jsep can parse
 * is refused. Throws an ExpressionError with the column.
 */
export function parseExpression(source: string): Expression {
  return source.length <= longestRemembered ? remembered.of(source, source) : parse(source);
}

/** The texts, checks and languages of an exercise repeat the same few expressions. */
const remembered = new RecentResults<string, Expression>(2_000, parse);
const longestRemembered = 200;

function parse(source: string): Expression {
  if (source.length > limits.sourceLength) {
    throw new ExpressionError(
      "too-long",
      limits.sourceLength + 1,
      `The expression has more than ${limits.sourceLength} characters. Split it up with let.`,
      { limit: limits.sourceLength },
    );
  }
  if (source.trim() === "") {
    throw new ExpressionError("empty", 1, "There is no expression here. Write one, such as n + 1.");
  }
  return new Parsing(source).expression();
}

class Parsing {
  readonly #reader: ExpressionReader;
  readonly #names = new Set<string>();
  #nodes = 0;

  constructor(readonly source: string) {
    this.#reader = new ExpressionReader(source);
  }

  expression(): Expression {
    const root = this.#admit(this.#reader.read(), 1);
    return { source: this.source, names: this.#names, root };
  }

  /** The allow-list: converts jsep's node to ours. `outer` is the column of the enclosing node. */
  #admit(node: jsep.Expression, outer: number): ExpressionNode {
    const column = this.#reader.columnOf(node) ?? outer;
    this.#nodes += 1;
    if (this.#nodes > limits.nodes) {
      throw fail(
        "too-long",
        column,
        `The expression has more than ${limits.nodes} parts. Split it up with let.`,
      );
    }
    // jsep's typings need this cast to discriminate by `type`: their base type has an index signature.
    const it = node as jsep.CoreExpression;
    switch (it.type) {
      case "Literal":
        return this.#literal(it, column);
      case "Identifier":
        return this.#name(it.name, column);
      case "ArrayExpression":
        return { kind: "list", column, entries: it.elements.map((entry) => this.#admit(entry!, column)) };
      case "MemberExpression":
        return this.#index(it, column);
      case "UnaryExpression":
        return this.#unary(it, column);
      case "BinaryExpression":
        return this.#binary(it, column);
      case "ConditionalExpression":
        return this.#conditional(it, column);
      case "CallExpression":
        return this.#call(it, column);
      default:
        throw fail(
          "not-allowed",
          column,
          `“${wordFor(node)}” is not part of the language. Only compute here.`,
        );
    }
  }

  #literal(node: jsep.Literal, column: number): ExpressionNode {
    if (typeof node.value === "string" || typeof node.value === "boolean") {
      return { kind: "constant", column, value: node.value };
    }
    if (typeof node.value !== "number") {
      throw fail(
        "not-allowed",
        column,
        `“${node.raw}” is not a value here. Use a number, a text, true or false.`,
      );
    }
    const value = fractionFromDecimal(node.raw);
    if (value === null || value.n >= largestLiteral || value.d >= largestLiteral) {
      throw fail("too-large", column, `The number has more than ${limits.digits} digits. Use a shorter one.`);
    }
    return { kind: "constant", column, value };
  }

  #name(name: string, column: number): ExpressionNode {
    const constant = constants.get(name);
    if (constant !== undefined) return { kind: "constant", column, value: constant };
    if (!isValueName(name)) {
      throw fail("not-allowed", column, `“${name}” can't be a name. Use letters, digits and _.`);
    }
    this.#names.add(name);
    return { kind: "name", column, name };
  }

  #index(node: jsep.MemberExpression, column: number): ExpressionNode {
    if (!node.computed || node.optional) {
      throw fail(
        "not-allowed",
        column,
        "Values have no members. Use an index such as x[1], or a function such as len(x).",
      );
    }
    return {
      kind: "index",
      column,
      list: this.#admit(node.object, column),
      index: this.#admit(node.property, column),
    };
  }

  #unary(node: jsep.UnaryExpression, column: number): ExpressionNode {
    const kind = node.operator === "-" ? "negate" : node.operator === "not" ? "not" : null;
    if (kind !== null) return { kind, column, operand: this.#admit(node.argument, column) };
    const remedy = node.operator === "!" ? "Write not." : "Leave it out.";
    throw fail("not-allowed", column, `“${node.operator}” is no sign here. ${remedy}`);
  }

  #binary(node: jsep.BinaryExpression, column: number): ExpressionNode {
    const left = this.#admit(node.left, column);
    const right = this.#admit(node.right, column);
    const { operator } = node;
    if (isOneOf<ArithmeticOperator>(operator, arithmeticOperators)) {
      return { kind: "arithmetic", column, operator, left, right };
    }
    if (isOneOf<ComparisonOperator>(operator, comparisonOperators)) {
      return { kind: "comparison", column, operator, left, right };
    }
    if (isOneOf<LogicalOperator>(operator, logicalOperators)) {
      return { kind: "logical", column, operator, left, right };
    }
    throw fail(
      "not-allowed",
      column,
      `“${operator}” is no operator here. Use + - * / % ^, comparisons, and, or.`,
    );
  }

  #conditional(node: jsep.ConditionalExpression, outer: number): ExpressionNode {
    const test = this.#admit(node.test, outer);
    const yes = this.#admit(node.consequent, outer);
    const no = this.#admit(node.alternate, outer);
    return { kind: "conditional", column: test.column, test, yes, no };
  }

  #call(node: jsep.CallExpression, column: number): ExpressionNode {
    const { callee } = node as { callee: jsep.CoreExpression };
    if (callee.type !== "Identifier" || node.optional) {
      throw fail("not-allowed", column, "Only a function of the language can be called, by its name.");
    }
    if (callee.name === "label") return this.#label(node, column);
    const builtIn = functions.get(callee.name);
    if (!builtIn) {
      throw fail("unknown-function", column, `There is no function “${callee.name}”. Check the spelling.`, {
        name: callee.name,
      });
    }
    const count = node.arguments.length;
    if (count < builtIn.least || count > builtIn.most) {
      throw wrongArguments(column, callee.name, builtIn.least, builtIn.most, count);
    }
    return {
      kind: "call",
      column,
      callee: builtIn,
      args: node.arguments.map((it) => this.#admit(it, column)),
    };
  }

  #label(node: jsep.CallExpression, column: number): ExpressionNode {
    if (node.arguments.length !== 1) throw wrongArguments(column, "label", 1, 1, node.arguments.length);
    const argument = this.#admit(node.arguments[0]!, column);
    if (argument.kind === "name") return { kind: "label", column, name: argument.name };
    throw fail("wrong-arguments", column, "label needs the name of a given value, such as label(n).", {
      name: "label",
    });
  }
}

function isOneOf<Operator extends string>(
  operator: string,
  operators: readonly string[],
): operator is Operator {
  return operators.includes(operator);
}

function wrongArguments(
  column: number,
  name: string,
  least: number,
  most: number,
  count: number,
): ExpressionError {
  const wanted =
    most === Number.POSITIVE_INFINITY
      ? `at least ${least}`
      : least === most
        ? `${least}`
        : `${least} to ${most}`;
  return fail("wrong-arguments", column, `${name} has ${count} arguments. Give it ${wanted}.`, {
    name,
    count,
    wanted,
  });
}

function wordFor(node: jsep.Expression): string {
  return node.type === "ThisExpression" ? "this" : node.type;
}

function fail(
  code: ExpressionErrorCode,
  column: number,
  message: string,
  values?: Readonly<Record<string, string | number>>,
): ExpressionError {
  return new ExpressionError(code, column, message, values);
}
