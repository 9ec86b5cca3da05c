import { type ReadNumber, writtenNumber } from "./read-number";

/** `[1, 2]`: a row as displayed. */
export function rowText(row: readonly ReadNumber[], whole: boolean): string {
  return `[${row.map((number) => writtenNumber(number, whole)).join(", ")}]`;
}
