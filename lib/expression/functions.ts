import type { BuiltIn } from "./built-in";
import { convolution } from "./functions/convolution";
import { elementwise } from "./functions/elementwise";
import { linearAlgebra } from "./functions/linear-algebra";
import { lists } from "./functions/lists";
import { wholeNumbers } from "./functions/whole-numbers";
import { writing } from "./functions/writing";

/** All functions of the language, by name. Nothing else can be called. */
export const functions: ReadonlyMap<string, BuiltIn> = new Map(
  [...elementwise, ...wholeNumbers, ...lists, ...linearAlgebra, ...convolution, ...writing].map((it) => [
    it.name,
    it,
  ]),
);
