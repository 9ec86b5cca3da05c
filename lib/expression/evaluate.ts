import { add, divide, floorMod, multiply, negate, power, subtract } from "./arithmetic";
import { mapEach, mapPairs } from "./broadcast";
import { EvaluationRun } from "./evaluation-run";
import type { ArithmeticOperator, ComparisonOperator, ExpressionNode } from "./expression-node";
import { flatten, list, numeric, truth, typeName, whole, wrongType } from "./operands";
import type { Expression } from "./parse-expression";
import {
  compareNumbers,
  isList,
  isNumeric,
  type Numeric,
  type Scalar,
  type Value,
  valuesEqual,
} from "./value";
import { chargeSteps } from "./work-limit";

export type Scope = ReadonlyMap<string, Value>;

type Node<Kind extends ExpressionNode["kind"]> = Extract<ExpressionNode, { kind: Kind }>;

const arithmetic: Readonly<
  Record<ArithmeticOperator, (a: Numeric, b: Numeric, run: EvaluationRun) => Numeric>
> = {
  "+": add,
  "-": subtract,
  "*": multiply,
  "/": divide,
  "%": floorMod,
  "^": power,
};

const orders: Readonly<Record<Exclude<ComparisonOperator, "==" | "!=">, (sign: number) => boolean>> = {
  "<": (sign) => sign < 0,
  "<=": (sign) => sign <= 0,
  ">": (sign) => sign > 0,
  ">=": (sign) => sign >= 0,
};

/** The name in scope that holds the text of `label(name)`; without one, `label(name)` is the value itself. */
export function labelKey(name: string): string {
  return `label(${name})`;
}

/** A node of an expression, compiled to be computed repeatedly. */
type Computation = (scope: Scope, run: EvaluationRun) => Value;

const prepared = new WeakMap<Expression, Computation>();

/**
 * Computes an expression. Throws an ExpressionError with the column of the failing part, and TooMuchWork when called
 * within `withinSteps` and its steps run out.
 */
export function evaluate(expression: Expression, scope: Scope): Value {
  let compute = prepared.get(expression);
  if (compute === undefined) {
    compute = prepare(expression.root);
    prepared.set(expression, compute);
  }
  const run = new EvaluationRun();
  try {
    return compute(scope, run);
  } finally {
    chargeSteps(run.spent + 1);
  }
}

/** A computation reports its column once its operands are computed: from then on, errors are its own. */
function prepare(node: ExpressionNode): Computation {
  switch (node.kind) {
    case "constant":
      return () => node.value;
    case "name":
      return (scope, run) => scope.get(node.name) ?? refuseUnknown(node, run);
    case "label": {
      const key = labelKey(node.name);
      return (scope, run) => scope.get(key) ?? scope.get(node.name) ?? refuseUnknown(node, run);
    }
    case "list":
      return listOf(node);
    case "index":
      return entryOf(node);
    case "negate":
      return ofEach(node, (entry, run) => negate(numeric(entry, run)));
    case "not":
      return ofEach(node, (entry, run) => !truth(entry, run));
    case "arithmetic": {
      const operation = arithmetic[node.operator];
      return ofPairs(node, (a, b, run) => operation(numeric(a, run), numeric(b, run), run));
    }
    case "comparison":
      return comparison(node);
    case "logical":
      return logical(node);
    case "conditional": {
      const test = prepare(node.test);
      const yes = prepare(node.yes);
      const no = prepare(node.no);
      return (scope, run) => {
        const decided = test(scope, run);
        run.begin(node.column);
        return truth(decided, run) ? yes(scope, run) : no(scope, run);
      };
    }
    case "call": {
      const { callee, column } = node;
      const args = node.args.map(prepare);
      return (scope, run) => {
        const values = args.map((argument) => argument(scope, run));
        run.begin(column);
        return callee.apply(values, run);
      };
    }
  }
}

function refuseUnknown({ name, column }: Node<"name"> | Node<"label">, run: EvaluationRun): never {
  run.column = column;
  throw run.error(
    "undefined-name",
    `“${name}” has no value. Declare it under given or let, or check the spelling.`,
    { name },
  );
}

function listOf(node: Node<"list">): Computation {
  const entries = node.entries.map(prepare);
  return (scope, run) => {
    const values = entries.map((entry) => entry(scope, run));
    run.begin(node.column);
    run.allocate(values.length);
    return values;
  };
}

function entryOf(node: Node<"index">): Computation {
  const listed = prepare(node.list);
  const place = prepare(node.index);
  return (scope, run) => {
    const value = listed(scope, run);
    const at = place(scope, run);
    run.begin(node.column);
    const entries = list(value, run);
    run.column = node.index.column;
    const index = whole(at, run);
    const entry = entries[index - 1];
    if (entry !== undefined) return entry;
    throw run.error(
      "out-of-range",
      `There is no entry ${index} in a list of ${entries.length}. Count from 1.`,
      { index, length: entries.length },
    );
  };
}

function ofEach(
  node: Node<"negate"> | Node<"not">,
  operation: (entry: Scalar, run: EvaluationRun) => Value,
): Computation {
  const operand = prepare(node.operand);
  const { column } = node;
  return (scope, run) => {
    const value = operand(scope, run);
    run.begin(column);
    return isList(value) ? mapEach(value, run, (entry) => operation(entry, run)) : operation(value, run);
  };
}

/** Most pairs are single values, which need no broadcasting. */
function ofPairs(
  node: Node<"arithmetic"> | Node<"comparison">,
  operation: (left: Scalar, right: Scalar, run: EvaluationRun) => Value,
): Computation {
  const left = prepare(node.left);
  const right = prepare(node.right);
  const { column } = node;
  return (scope, run) => {
    const a = left(scope, run);
    const b = right(scope, run);
    run.begin(column);
    return isList(a) || isList(b)
      ? mapPairs(a, b, run, (x, y) => operation(x, y, run))
      : operation(a, b, run);
  };
}

/** Two truth values are evaluated from left to right, with short circuit; lists are combined entry by entry. */
function logical(node: Node<"logical">): Computation {
  const left = prepare(node.left);
  const right = prepare(node.right);
  const decided = node.operator === "or";
  return (scope, run) => {
    const first = left(scope, run);
    if (first === decided) return decided;
    const second = right(scope, run);
    run.begin(node.column);
    return mapPairs(first, second, run, (a, b) => {
      const [x, y] = [truth(a, run), truth(b, run)];
      return decided ? x || y : x && y;
    });
  };
}

function comparison(node: Node<"comparison">): Computation {
  if (node.operator !== "==" && node.operator !== "!=") {
    const holds = orders[node.operator];
    return ofPairs(node, (a, b, run) => holds(compareNumbers(ordered(a, run), ordered(b, run))));
  }
  return equality(node, node.operator === "==");
}

/** Two lists are compared as a whole; otherwise the comparison goes entry by entry. */
function equality(node: Node<"comparison">, wanted: boolean): Computation {
  const left = prepare(node.left);
  const right = prepare(node.right);
  return (scope, run) => {
    const a = left(scope, run);
    const b = right(scope, run);
    run.begin(node.column);
    if (isList(a) && isList(b)) {
      flatten([a, b], run); // charges for every entry
      return valuesEqual(a, b) === wanted;
    }
    return mapPairs(a, b, run, (x, y) => same(x, y, run) === wanted);
  };
}

/** Values of different types are never equal, so comparing them is reported as an error instead of giving false. */
function same(a: Scalar, b: Scalar, run: EvaluationRun): boolean {
  if (typeof a === typeof b || (isNumeric(a) && isNumeric(b))) return valuesEqual(a, b);
  throw run.error(
    "wrong-type",
    `${typeName(a)} can't equal ${typeName(b)}. Compare a text with a text in quotes, a number with a number.`,
    { left: typeName(a), right: typeName(b) },
  );
}

function ordered(value: Scalar, run: EvaluationRun): Numeric {
  if (isNumeric(value)) return value;
  throw wrongType("a number", value, run);
}
