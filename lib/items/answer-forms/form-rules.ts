/** What only the server needs of each form: one line each. */
import type { FormName, FormRules } from "./answer-form";
import { choiceRules } from "./choice";
import { fractionRules } from "./fraction";
import { integerRules } from "./integer";
import { listRules } from "./list";
import { matrixRules } from "./matrix";
import { numberRules } from "./number";
import { shapeRules } from "./shape";
import { vectorRules } from "./vector";

export const formRules: Readonly<Record<FormName, FormRules>> = {
  integer: integerRules,
  number: numberRules,
  fraction: fractionRules,
  shape: shapeRules,
  vector: vectorRules,
  list: listRules,
  matrix: matrixRules,
  choice: choiceRules,
};
