/**
 * The part of each form that only graders and the gate need: one line each. It has files of its own, since a module that is
 * used by the editor's worker goes to every page as a whole.
 */
import type { FormName, FormRules } from "./answer-form";
import { arithmetic } from "./arithmetic";
import { choiceRules } from "./rules/choice";
import { fractionRules } from "./rules/fraction";
import { integerRules } from "./rules/integer";
import { listRules } from "./rules/list";
import { matrixRules } from "./rules/matrix";
import { numberRules } from "./rules/number";
import { shapeRules } from "./rules/shape";
import { vectorRules } from "./rules/vector";

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
