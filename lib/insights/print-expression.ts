import type { ArithmeticOperator, ExpressionNode } from "@/lib/expression/expression-node";
import { isList, isNumeric, valueToJson } from "@/lib/expression/value";

const strength: Readonly<Record<ArithmeticOperator, number>> = {
  "+": 1,
  "-": 1,
  "*": 2,
  "/": 2,
  "%": 2,
  "^": 4,
};
const ofNegation = 3;
const ofAtom = 5;

/** The text of an expression of numbers, which parses to the same tree; null if it has other parts. */
export function printExpression(node: ExpressionNode): string | null {
  switch (node.kind) {
    case "constant":
      return printConstant(node);
    case "name":
      return node.name;
    case "negate": {
      const operand = within(node.operand, ofNegation + 1);
      return operand === null ? null : `-${operand}`;
    }
    case "call": {
      const args = node.args.map(printExpression);
      return args.includes(null) ? null : `${node.callee.name}(${args.join(", ")})`;
    }
    case "index": {
      const [list, index] = [within(node.list, ofAtom), printExpression(node.index)];
      return list === null || index === null ? null : `${list}[${index}]`;
    }
    case "arithmetic": {
      const own = strength[node.operator];
      // A power's operands are always set off: that it associates to the right need not be known.
      const left = within(node.left, node.operator === "^" ? ofAtom : own);
      const right = within(node.right, own + 1);
      return left === null || right === null ? null : `${left} ${node.operator} ${right}`;
    }
    default:
      return null;
  }
}

function printConstant({ value }: Extract<ExpressionNode, { kind: "constant" }>): string | null {
  if (isList(value) || !isNumeric(value)) return null;
  const json = valueToJson(value);
  return typeof json === "string" ? `(${json})` : String(json);
}

function within(node: ExpressionNode, least: number): string | null {
  const printed = printExpression(node);
  return printed === null || strengthOf(node) >= least ? printed : `(${printed})`;
}

function strengthOf(node: ExpressionNode): number {
  if (node.kind === "arithmetic") return strength[node.operator];
  return node.kind === "negate" ? ofNegation : ofAtom;
}
