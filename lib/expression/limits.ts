/**
 * What one expression may cost. Generous against what a lesson needs (a convolution written out cell by cell has
 * some 200 nodes), and small enough that any source text is read and computed within milliseconds.
 */
export const limits = {
  /** Characters of a source text. */
  sourceLength: 4_000,
  /** Nodes of the syntax tree. */
  nodes: 1_000,
  /** Brackets, calls, signs and branches inside one another. */
  depth: 100,
  /** Decimal digits of a numerator or a denominator. */
  digits: 300,
  /** List entries made during one evaluation. */
  cells: 4_000,
  /** Elementary operations of one evaluation; long numbers count more than once. */
  steps: 20_000,
} as const;
