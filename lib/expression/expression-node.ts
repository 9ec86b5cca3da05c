import type { BuiltIn } from "./built-in";
import type { Value } from "./value";

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%" | "^";
export type ComparisonOperator = "<" | "<=" | ">" | ">=" | "==" | "!=";
export type LogicalOperator = "and" | "or";

/**
 * The syntax tree of an expression: nothing in it can access a member, assign, or reach outside. `column` is that of
 * the operator if there is one, else of the first character; counted from 1.
 */
export type ExpressionNode = { readonly column: number } & (
  | { readonly kind: "constant"; readonly value: Value }
  | { readonly kind: "name"; readonly name: string }
  /** `label(name)`: the author's label of a drawn value. */
  | { readonly kind: "label"; readonly name: string }
  | { readonly kind: "list"; readonly entries: readonly ExpressionNode[] }
  | { readonly kind: "index"; readonly list: ExpressionNode; readonly index: ExpressionNode }
  | { readonly kind: "negate"; readonly operand: ExpressionNode }
  | { readonly kind: "not"; readonly operand: ExpressionNode }
  | Pair<"arithmetic", ArithmeticOperator>
  | Pair<"comparison", ComparisonOperator>
  | Pair<"logical", LogicalOperator>
  | {
      readonly kind: "conditional";
      readonly test: ExpressionNode;
      readonly yes: ExpressionNode;
      readonly no: ExpressionNode;
    }
  | { readonly kind: "call"; readonly callee: BuiltIn; readonly args: readonly ExpressionNode[] }
);

type Pair<Kind, Operator> = {
  readonly kind: Kind;
  readonly operator: Operator;
  readonly left: ExpressionNode;
  readonly right: ExpressionNode;
};
