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

/** The name in scope under which `label(name)` finds its text; without one it gives the value itself. */
export function labelKey(name: string): string {
  return `label(${name})`;
}

/** Computes an expression. Throws an ExpressionError with the column of the part that fails. */
export function evaluate(expression: Expression, scope: Scope): Value {
  return compute(expression.root, scope, new EvaluationRun());
}

function compute(node: ExpressionNode, scope: Scope, run: EvaluationRun): Value {
  switch (node.kind) {
    case "constant":
      return node.value;
    case "name":
      return lookUp(node.name, node.column, scope, run);
    case "label":
      return scope.get(labelKey(node.name)) ?? lookUp(node.name, node.column, scope, run);
    case "list":
      return listOf(node, scope, run);
    case "index":
      return entryOf(node, scope, run);
    case "negate": {
      const operand = compute(node.operand, scope, run);
      begin(node, run);
      return mapEach(operand, run, (entry) => negate(numeric(entry, run)));
    }
    case "not": {
      const operand = compute(node.operand, scope, run);
      begin(node, run);
      return mapEach(operand, run, (entry) => !truth(entry, run));
    }
    case "arithmetic": {
      const left = compute(node.left, scope, run);
      const right = compute(node.right, scope, run);
      begin(node, run);
      const operation = arithmetic[node.operator];
      return mapPairs(left, right, run, (a, b) => operation(numeric(a, run), numeric(b, run), run));
    }
    case "comparison": {
      const left = compute(node.left, scope, run);
      const right = compute(node.right, scope, run);
      begin(node, run);
      return compare(node.operator, left, right, run);
    }
    case "logical":
      return logical(node, scope, run);
    case "conditional": {
      const test = compute(node.test, scope, run);
      begin(node, run);
      return compute(truth(test, run) ? node.yes : node.no, scope, run);
    }
    case "call": {
      const args = node.args.map((argument) => compute(argument, scope, run));
      begin(node, run);
      return node.callee.apply(args, run);
    }
  }
}

/** Called once the operands are there: from here on, errors are this node's. */
function begin(node: ExpressionNode, run: EvaluationRun): void {
  run.column = node.column;
  run.spend(1);
}

function lookUp(name: string, column: number, scope: Scope, run: EvaluationRun): Value {
  const value = scope.get(name);
  if (value !== undefined) return value;
  run.column = column;
  throw run.error(
    "undefined-name",
    `“${name}” has no value. Declare it under given or let, or check the spelling.`,
    {
      name,
    },
  );
}

function listOf(node: Node<"list">, scope: Scope, run: EvaluationRun): Value {
  const entries = node.entries.map((entry) => compute(entry, scope, run));
  begin(node, run);
  run.allocate(entries.length);
  return entries;
}

function entryOf(node: Node<"index">, scope: Scope, run: EvaluationRun): Value {
  const value = compute(node.list, scope, run);
  const place = compute(node.index, scope, run);
  begin(node, run);
  const entries = list(value, run);
  run.column = node.index.column;
  const index = whole(place, run);
  const entry = entries[index - 1];
  if (entry !== undefined) return entry;
  throw run.error(
    "out-of-range",
    `There is no entry ${index} in a list of ${entries.length}. Count from 1.`,
    {
      index,
      length: entries.length,
    },
  );
}

/** Two truth values decide from left to right; lists of them are combined entry by entry. */
function logical(node: Node<"logical">, scope: Scope, run: EvaluationRun): Value {
  const left = compute(node.left, scope, run);
  const decided = node.operator === "or";
  if (left === decided) return decided;
  const right = compute(node.right, scope, run);
  begin(node, run);
  return mapPairs(left, right, run, (a, b) => {
    const [first, second] = [truth(a, run), truth(b, run)];
    return decided ? first || second : first && second;
  });
}

/** Two lists are equal or not as a whole; otherwise lists are compared entry by entry. */
function compare(operator: ComparisonOperator, left: Value, right: Value, run: EvaluationRun): Value {
  if (operator === "==" || operator === "!=") {
    const wanted = operator === "==";
    if (isList(left) && isList(right)) {
      flatten([left, right], run); // charges for every entry
      return valuesEqual(left, right) === wanted;
    }
    return mapPairs(left, right, run, (a, b) => same(a, b, run) === wanted);
  }
  const holds = orders[operator];
  return mapPairs(left, right, run, (a, b) => holds(compareNumbers(ordered(a, run), ordered(b, run))));
}

/** Different types are never equal, so comparing them is a mistake that must not pass as false. */
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
