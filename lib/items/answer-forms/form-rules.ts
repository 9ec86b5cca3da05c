/** The server's part of each form: one line each. */
import type { FormName, FormRules } from "./answer-form";
import { arithmetic } from "./arithmetic";
import { choiceRules } from "./choice";
import { fractionRules } from "./fraction";
import { integerRules } from "./integer";
import { listRules } from "./list";
import { matrixRules } from "./matrix";
import { numberRules } from "./number";
import { shapeRules } from "./shape";
import { vectorRules } from "./vector";

export const formRules: Readonly<Record<FormName, FormRules>> = {
  integer: integerRules(arithmetic),
  number: numberRules(arithmetic),
  fraction: fractionRules(arithmetic),
  shape: shapeRules(arithmetic),
  vector: vectorRules(arithmetic),
  list: listRules(arithmetic),
  matrix: matrixRules(arithmetic),
  choice: choiceRules(arithmetic),
};
