/** Checks of an exercise's expressions and names before anything is computed. */

import { nearestName } from "@/lib/blocks/nearest-name";
import type { ProblemDetails, YamlPath } from "@/lib/blocks/yaml-block";
import { ExpressionError } from "@/lib/expression/expression-error";
import { type Expression, parseExpression } from "@/lib/expression/parse-expression";
import { readTemplate } from "@/lib/expression/template";
import { type NameUse, nameUses } from "./name-uses";
import type { Doubts, NamedFields } from "./named-fields";
import type { TextSlot } from "./text-slots";

export type PlacedProblem = { readonly path: YamlPath } & ProblemDetails;

type Uses = { readonly uses: readonly NameUse[]; readonly problems: readonly PlacedProblem[] };

/**
 * Finds invalid expressions, and names that are undefined, used before they are computed, taken or unused. `doubts`
 * lists what the block's other errors may have caused: see `withoutDoubtful`.
 */
export function checkNames(fields: NamedFields, texts: readonly TextSlot[], doubts: Doubts): PlacedProblem[] {
  const givens = Object.keys(fields.given);
  const lets = Object.keys(fields.let);
  const everything = [...givens, ...lets];
  const found = [
    ...fields.where.map((source, index) => checkExpression(source, ["where", index], everything)),
    ...lets.map((name, index) =>
      checkExpression(fields.let[name] as string, ["let", name], [...givens, ...lets.slice(0, index)], lets),
    ),
    checkExpression(fields.answer.value, ["answer", "value"], everything),
    ...fields.misconceptions.flatMap(({ value, when }, index) => [
      checkExpression(value, ["misconceptions", index, "value"], everything),
      ...(when === undefined ? [] : [checkExpression(when, ["misconceptions", index, "when"], everything)]),
    ]),
    ...texts.map((slot) => checkText(slot, fields)),
  ];
  const used = new Set(found.flatMap(({ uses }) => uses.map(({ name }) => name)));
  const problems = found.flatMap((one) => one.problems);
  // If an expression is invalid, names that look unused may be used in it.
  const unused = problems.some(({ rule }) => rule === "expression") ? [] : unusedNames(fields, used);
  return withoutDoubtful([...problems, ...takenNames(fields), ...unused], doubts);
}

/** Removes problems that may only be consequences of other errors. */
export function withoutDoubtful(
  problems: readonly PlacedProblem[],
  { names, labels, uses }: Doubts,
): PlacedProblem[] {
  const doubtful = new Set([
    ...(names ? ["undefined-name"] : []),
    ...(labels ? ["missing-label"] : []),
    ...(uses ? ["unused-name"] : []),
  ]);
  return problems.filter(({ rule }) => !doubtful.has(rule));
}

/** The expressions of one text. They may use every name and, after the learner has answered, the answer. */
export function checkText({ name, text, path }: TextSlot, fields: NamedFields): Uses {
  const { template, errors } = readTemplate(text);
  const pieces = template.pieces.filter((piece) => piece.kind === "expression");
  const [first] = pieces;
  if (first && isFixed(name)) return { uses: [], problems: [computedInFixed(path, first.offset)] };
  const known = [
    ...Object.keys(fields.given),
    ...Object.keys(fields.let),
    ...(isAfterAnswer(name) ? ["answer"] : []),
  ];
  const found = pieces.map(({ expression, offset }) => checkUses(expression, path, known, [], offset));
  const uses = found.flatMap((one) => one.uses);
  const problems = [
    ...errors.map((error) => unreadable(error, path)),
    ...found.flatMap((one) => one.problems),
    ...missingLabels(uses, path, fields),
  ];
  return { uses, problems };
}

function isAfterAnswer(slot: string): boolean {
  return slot.startsWith("solution.") || slot.startsWith("misconceptions.");
}

/** Titles and labels are printed unchanged. */
function isFixed(slot: string): boolean {
  return slot === "title" || slot.startsWith("labels.");
}

function computedInFixed(path: YamlPath, offset: number): PlacedProblem {
  return {
    path,
    offset,
    rule: "fixed-text",
    message: "Nothing is computed in titles and labels.",
    remedy: "Write the text without `{{ }}`.",
  };
}

function checkExpression(
  source: string,
  path: YamlPath,
  known: readonly string[],
  later: readonly string[] = [],
): Uses {
  try {
    return checkUses(parseExpression(source), path, known, later, 0);
  } catch (error) {
    if (error instanceof ExpressionError) return { uses: [], problems: [unreadable(error, path, source)] };
    throw error;
  }
}

function checkUses(
  expression: Expression,
  path: YamlPath,
  known: readonly string[],
  later: readonly string[],
  offset: number,
): Uses {
  const uses = nameUses(expression.root);
  const problems = uses
    .filter(({ name }) => !known.includes(name))
    .map(({ name, column }) => ({
      path,
      offset: offset + column - 1,
      rule: "undefined-name",
      message: `\`${name}\` is not defined${later.includes(name) ? " yet: `let` is computed from top to bottom" : ""}.`,
      remedy: undefinedRemedy(name, known, later),
    }));
  return { uses, problems };
}

function undefinedRemedy(name: string, known: readonly string[], later: readonly string[]): string {
  if (name === "answer") return "It can be used where the learner has answered: in `solution` and `says`.";
  if (later.includes(name)) return `Move \`${name}\` up, above this line.`;
  const near = nearestName(name, known);
  return near === null
    ? "Add it to `given` or `let`. Option ids stand in quotes."
    : `Did you mean \`${near}\`?`;
}

function unreadable(error: ExpressionError, path: YamlPath, source = ""): PlacedProblem {
  const cut = path[0] === "where" && /^[^()]*\([^()]*$|^[^[\]]*\[[^[\]]*$|^[^()]*\)/.test(source);
  return {
    path,
    offset: error.column - 1,
    rule: "expression",
    message: error.message,
    remedy: cut
      ? "A comma ends an entry of `[…]`: write one condition a line, each after `- `."
      : "Correct the expression at this place.",
  };
}

function missingLabels(uses: readonly NameUse[], path: YamlPath, fields: NamedFields): PlacedProblem[] {
  return uses
    .filter(({ name, label }) => label && fields.given[name]?.labels === undefined)
    .map(({ name }) => ({
      path,
      rule: "missing-label",
      message: `\`${name}\` has no labels.`,
      remedy: `Add them: \`${name}: { from: […], labels: { value: text } }\`, or print \`{{ ${name} }}\`.`,
    }));
}

function takenNames(fields: NamedFields): PlacedProblem[] {
  const clash = (path: YamlPath, message: string): PlacedProblem => ({
    path,
    key: true,
    rule: "name-taken",
    message,
    remedy: "Choose another name.",
  });
  const names = [
    ...Object.keys(fields.given).map((name) => ["given", name] as const),
    ...Object.keys(fields.let).map((name) => ["let", name] as const),
  ];
  return names.flatMap(([field, name]) => {
    if (name === "answer") return [clash([field, name], "`answer` is the answer's own name.")];
    if (name in Object.prototype)
      return [clash([field, name], `\`${name}\` is a name that the program has for itself.`)];
    if (field === "let" && Object.hasOwn(fields.given, name)) {
      return [clash([field, name], `\`${name}\` is drawn already.`)];
    }
    return [];
  });
}

function unusedNames(fields: NamedFields, used: ReadonlySet<string>): PlacedProblem[] {
  const unused = (field: "given" | "let") =>
    Object.keys(fields[field])
      .filter((name) => !used.has(name))
      .map((name) => ({
        path: [field, name],
        key: true,
        rule: "unused-name",
        message: `\`${name}\` is used nowhere.`,
        remedy: "Take it away, or use it.",
      }));
  return [...unused("given"), ...unused("let")];
}
