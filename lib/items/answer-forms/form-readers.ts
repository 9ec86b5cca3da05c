/** The forms in which an answer can be typed: one line each. Their order is that in which an author is told of them. */
import type { FormName, FormReader, ReadValue } from "./answer-form";
import { choiceReader } from "./choice";
import { fractionReader } from "./fraction";
import { integerReader } from "./integer";
import { listReader } from "./list";
import { matrixReader } from "./matrix";
import { numberReader } from "./number";
import { shapeReader } from "./shape";
import { vectorReader } from "./vector";

const formReaders = {
  integer: integerReader,
  number: numberReader,
  fraction: fractionReader,
  shape: shapeReader,
  vector: vectorReader,
  list: listReader,
  matrix: matrixReader,
  choice: choiceReader,
} satisfies Record<FormName, unknown>;

export const formNames = Object.keys(formReaders) as readonly FormName[];

/** What a reader has read is only ever given to that same reader. */
export function readerOf(name: FormName): FormReader<ReadValue> {
  return formReaders[name] as FormReader<ReadValue>;
}
