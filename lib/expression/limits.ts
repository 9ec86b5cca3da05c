/**
 * Limits on one expression. Generous for lessons (a convolution written out cell by cell has some 200 nodes), and small
 * enough that any source text is parsed and evaluated within milliseconds.
 */
export const limits = {
  /** Characters of a source text. */
  sourceLength: 4_000,
  /** Nodes of the syntax tree. */
  nodes: 1_000,
  /** Nesting of brackets, calls, signs and branches. */
  depth: 100,
  /** Decimal digits of a numerator or a denominator. */
  digits: 300,
  /** List entries made during one evaluation. */
  cells: 4_000,
  /** Elementary operations of one evaluation; operations on long numbers count more than once. */
  steps: 20_000,
} as const;
