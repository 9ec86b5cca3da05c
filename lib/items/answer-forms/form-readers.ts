/** The forms in which an answer can be typed: one line each. Messages to authors list them in this order. */
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

/** A reader is only ever given values that it has read itself. */
export function readerOf(name: FormName): FormReader<ReadValue> {
  return formReaders[name] as FormReader<ReadValue>;
}
