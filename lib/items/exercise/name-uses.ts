import type { ExpressionNode } from "@/lib/expression/expression-node";

export type NameUse = {
  readonly name: string;
  /** Counted from 1 in the expression's source. */
  readonly column: number;
  /** Whether it is used as `label(name)`. */
  readonly label: boolean;
};

/** Every use of a name in an expression, in reading order. */
export function nameUses(node: ExpressionNode): NameUse[] {
  if (node.kind === "name" || node.kind === "label") {
    return [{ name: node.name, column: node.column, label: node.kind === "label" }];
  }
  return partsOf(node).flatMap(nameUses);
}

function partsOf(node: ExpressionNode): readonly ExpressionNode[] {
  switch (node.kind) {
    case "list":
      return node.entries;
    case "index":
      return [node.list, node.index];
    case "negate":
    case "not":
      return [node.operand];
    case "arithmetic":
    case "comparison":
    case "logical":
      return [node.left, node.right];
    case "conditional":
      return [node.test, node.yes, node.no];
    case "call":
      return node.args;
    default:
      return [];
  }
}
