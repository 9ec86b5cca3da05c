/** The sides of a tensor. Their number is part of the question. */
import type { FormReader } from "./answer-form";
import { type ReadNumber, writtenNumber } from "./read-number";
import { readTuple } from "./read-tuple";

export const shapeReader: FormReader<readonly ReadNumber[]> = {
  longest: 600,
  whole: true,
  read: (text, setting, { length }) => readTuple(text, setting, length),
  write: (sides) => sides.map((side) => writtenNumber(side, true)).join(" × "),
  needsLetters: false,
  keys: ["comma", "times"],
};
