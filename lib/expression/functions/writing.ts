/** Functions for written-out calculations, where signs and words depend on the numbers drawn. They return texts. */
import type { BuiltIn } from "../built-in";
import { formatValue } from "../format-value";
import { numbers, numeric, wrongType } from "../operands";
import { compareNumbers } from "../value";
import { wholeNumber } from "../whole-number";
import { roundingPlaces, roundTo } from "./elementwise";

const zero = wholeNumber(0);
const one = wholeNumber(1);

export const writing: readonly BuiltIn[] = [
  {
    // `=` if `round` changes none of the numbers, otherwise `≈`. TeX accepts both signs.
    name: "relation",
    least: 1,
    most: 2,
    apply: ([value, places], run) => {
      const count = roundingPlaces(places, run);
      const exact = numbers([value!], run).every((it) => compareNumbers(it, roundTo(it, count, run)) === 0);
      return exact ? "=" : "≈";
    },
  },
  {
    // Puts a negative number in brackets, as after `+` or `·`: `(−3)`. Others stay unchanged.
    name: "bracket",
    least: 1,
    most: 1,
    apply: ([value], run) => {
      const number = numeric(value!, run);
      return compareNumbers(number, zero) < 0 ? `(${formatValue(number, "en")})` : number;
    },
  },
  {
    // The first word for exactly one, the second for any other number: `1 word`, `0 words`, `0.5 words`, `2 words`.
    name: "plural",
    least: 3,
    most: 3,
    apply: ([count, ...words], run) => {
      const isOne = compareNumbers(numeric(count!, run), one) === 0;
      const other = words.find((word) => typeof word !== "string");
      if (other !== undefined) throw wrongType("a word in quotes", other, run);
      return words[isOne ? 0 : 1]!;
    },
  },
];
