import { type ReadNumber, writtenNumber } from "./read-number";

/** `[1, 2]`, as a row is shown once it is read. */
export function rowText(row: readonly ReadNumber[], whole: boolean): string {
  return `[${row.map((number) => writtenNumber(number, whole)).join(", ")}]`;
}
