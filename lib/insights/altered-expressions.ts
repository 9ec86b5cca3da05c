import type { ArithmeticOperator, ExpressionNode } from "@/lib/expression/expression-node";
import { functions } from "@/lib/expression/functions";

const operators: readonly ArithmeticOperator[] = ["+", "-", "*", "/"];
const roundings = ["floor", "ceil", "round"];

/**
 * The expressions that a slip makes of this one, i.e. with one change: an operand or a function left out, another
 * operator, operands exchanged, another rounding, another name. Those that leave something out come first.
 */
export function alteredExpressions(node: ExpressionNode, names: readonly string[]): ExpressionNode[] {
  const shorter: ExpressionNode[] = [];
  const other: ExpressionNode[] = [];
  collect(node, names, (changed) => changed, shorter, other);
  return [...shorter, ...other];
}

function collect(
  node: ExpressionNode,
  names: readonly string[],
  /** The whole expression with this node replaced. */
  put: (node: ExpressionNode) => ExpressionNode,
  shorter: ExpressionNode[],
  other: ExpressionNode[],
): void {
  const into = (child: ExpressionNode, replace: (child: ExpressionNode) => ExpressionNode) =>
    collect(child, names, (changed) => put(replace(changed)), shorter, other);
  switch (node.kind) {
    case "name":
      for (const name of names) if (name !== node.name) other.push(put({ ...node, name }));
      return;
    case "arithmetic": {
      const { left, right } = node;
      shorter.push(put(left), put(right));
      for (const operator of operators)
        if (operator !== node.operator) other.push(put({ ...node, operator }));
      if (node.operator === "-" || node.operator === "/")
        other.push(put({ ...node, left: right, right: left }));
      into(left, (changed) => ({ ...node, left: changed }));
      into(right, (changed) => ({ ...node, right: changed }));
      return;
    }
    case "negate":
      shorter.push(put(node.operand));
      into(node.operand, (operand) => ({ ...node, operand }));
      return;
    case "call":
      if (node.args.length === 1) shorter.push(put(node.args[0]!));
      if (roundings.includes(node.callee.name))
        for (const name of roundings)
          if (name !== node.callee.name) other.push(put({ ...node, callee: functions.get(name)! }));
      for (const [at, arg] of node.args.entries())
        into(arg, (changed) => ({ ...node, args: node.args.with(at, changed) }));
      return;
    case "conditional":
      shorter.push(put(node.yes), put(node.no));
      into(node.yes, (yes) => ({ ...node, yes }));
      into(node.no, (no) => ({ ...node, no }));
  }
}

/** The expression with names replaced by what they stand for. */
export function withNamesReplaced(
  node: ExpressionNode,
  meaning: ReadonlyMap<string, ExpressionNode>,
): ExpressionNode {
  const replaced = (child: ExpressionNode) => withNamesReplaced(child, meaning);
  switch (node.kind) {
    case "name": {
      const meant = meaning.get(node.name);
      return meant === undefined ? node : meant;
    }
    case "arithmetic":
      return { ...node, left: replaced(node.left), right: replaced(node.right) };
    case "negate":
      return { ...node, operand: replaced(node.operand) };
    case "call":
      return { ...node, args: node.args.map(replaced) };
    case "index":
      return { ...node, list: replaced(node.list), index: replaced(node.index) };
    default:
      return node;
  }
}
