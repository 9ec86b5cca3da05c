/** Turns zod's issues into findings worded for authors. */
import type * as z from "zod";
import * as core from "zod/v4/core";
import type { Problem } from "./diagnostic";
import { nearestName } from "./nearest-name";

export type SchemaProblem = Problem & {
  readonly path: readonly PropertyKey[];
  /** Whether the finding is about the key itself. */
  readonly key?: boolean;
  /** Path of the field that an unknown one was most likely meant to be. */
  readonly meant?: string;
};

/** Adds a refinement's problem, at a path within the refined value. */
export function addProblem(
  context: z.RefinementCtx,
  { rule, message, remedy }: Problem,
  path: PropertyKey[] = [],
): void {
  context.addIssue({ code: "custom", path, message, params: { rule, remedy } });
}

type Issue = core.$ZodIssue;

/** Nobody fixes more before checking again. */
const mostIssues = 30;

/** One finding per issue, and one per field if a whole list of fields is unknown. `input` is the checked value. */
export function schemaProblems(
  issues: readonly Issue[],
  schema: core.$ZodType,
  input: unknown,
): SchemaProblem[] {
  return problemsIn(issues, knownFields(schema, input), input);
}

function problemsIn(issues: readonly Issue[], fieldsOf: KnownFields, input: unknown): SchemaProblem[] {
  const problems = issues.slice(0, mostIssues).flatMap((issue) => problemsOf(issue, fieldsOf, input));
  // A misspelt field is one mistake, though another field is then missing.
  const misspelt = new Set(problems.flatMap(({ meant }) => (meant === undefined ? [] : [meant])));
  return problems.filter(({ rule, path }) => rule !== "missing-field" || !misspelt.has(path.join("/")));
}

function problemsOf(issue: Issue, fieldsOf: KnownFields, input: unknown): SchemaProblem[] {
  const { path } = issue;
  const field = fieldName(path);
  switch (issue.code) {
    case "unrecognized_keys":
      return unknownFields(issue.keys, path, fieldsOf(path), valueAt(input, path));
    case "invalid_type":
      if (valueAt(input, path) === undefined) {
        return [
          {
            path,
            rule: "missing-field",
            message: `${field} is missing.`,
            remedy: `Add it; it is ${article(issue.expected)}.`,
          },
        ];
      }
      return [
        {
          path,
          rule: "wrong-type",
          message: `${field} should be ${article(issue.expected)}, but is ${found(valueAt(input, path))}.`,
          remedy: typeRemedy(issue.expected, fieldsOf(path), valueAt(input, path)),
        },
      ];
    case "invalid_union":
      return unionProblems(issue, fieldsOf, input);
    case "invalid_value":
      return [
        {
          path,
          rule: "wrong-value",
          message: `${field} can't be ${found(valueAt(input, path))}.`,
          remedy: `Use ${listed(issue.values.map(String))}.`,
        },
      ];
    case "too_small":
      return [
        {
          path,
          rule: "too-small",
          message: sizeMessage(field, issue.origin, "at least", issue.minimum),
          remedy: "Add what is missing.",
        },
      ];
    case "too_big":
      return [
        {
          path,
          rule: "too-big",
          message: sizeMessage(field, issue.origin, "at most", issue.maximum),
          remedy: "Take something away.",
        },
      ];
    case "invalid_key":
      return [
        {
          path,
          key: true,
          rule: "wrong-name",
          message: `${field} is not a possible name here.`,
          remedy: issue.issues[0]?.message ?? "Choose another name.",
        },
      ];
    case "custom":
      return [
        {
          path,
          rule: String(issue.params?.rule ?? "wrong-value"),
          message: issue.message,
          remedy: String(issue.params?.remedy ?? "Correct it."),
        },
      ];
    default:
      return [{ path, rule: "wrong-value", message: `${field} is not right.`, remedy: issue.message }];
  }
}

/** If a text was split into many fields, or there are many typos, only the first few are reported. */
const mostUnknown = 5;

function unknownFields(
  keys: readonly string[],
  path: readonly PropertyKey[],
  known: readonly string[],
  written: unknown,
): SchemaProblem[] {
  const fields = (written ?? {}) as Readonly<Record<string, unknown>>;
  return keys.slice(0, mostUnknown).map((key) => {
    // In braces a comma ends a text, and the rest becomes a field without a value.
    if (fields[key] === null && !/^[\w.-]+$/.test(key)) return cutText(key, path);
    return unknownField(key, path, known);
  });
}

function cutText(key: string, path: readonly PropertyKey[]): SchemaProblem {
  return {
    path: [...path, key],
    key: true,
    rule: "unknown-field",
    message: `In braces a comma ends a text, so “${key.length > 40 ? `${key.slice(0, 40)}…` : key}” would be a field of its own.`,
    remedy: "Put quotes around the whole text before and after the comma.",
  };
}

function unknownField(key: string, path: readonly PropertyKey[], known: readonly string[]): SchemaProblem {
  const near = nearestName(key, known);
  return {
    path: [...path, key],
    key: true,
    rule: "unknown-field",
    message: `${path.length === 0 ? "There" : `In ${fieldName(path)} there`} is no field \`${key}\`.`,
    ...(near === null ? {} : { meant: [...path, near].join("/") }),
    remedy: near === null ? `Possible fields: ${known.join(", ")}.` : `Did you mean \`${near}\`?`,
  };
}

/** The alternative of a union that matched furthest with the fewest findings was most likely meant. */
function unionProblems(
  issue: Issue & { code: "invalid_union" },
  fieldsOf: KnownFields,
  input: unknown,
): SchemaProblem[] {
  const { path } = issue;
  const value = valueAt(input, path);
  const branches = issue.errors
    .map((errors) => ({ errors, depth: Math.min(...errors.map(depthOf)) }))
    .filter(({ depth }) => depth > 0 && depth < Number.POSITIVE_INFINITY);
  if (value !== undefined && branches.length > 0) {
    const reports = branches.map(({ errors, depth }) => {
      const placed = errors.map((error) => ({ ...error, path: [...path, ...error.path] }) as Issue);
      return { depth, problems: problemsIn(placed, fieldsOf, input) };
    });
    reports.sort((a, b) => b.depth - a.depth || a.problems.length - b.problems.length);
    return reports[0]?.problems ?? [];
  }
  const expected = issue.errors
    .flat()
    .flatMap((error) => (error.code === "invalid_type" ? [article(error.expected)] : []));
  const remedy =
    expected.length > 0
      ? `It is ${listed([...new Set(expected)])}.`
      : "See the author's guide for what may stand here.";
  return value === undefined
    ? [{ path, rule: "missing-field", message: `${fieldName(path)} is missing.`, remedy }]
    : [{ path, rule: "wrong-type", message: `${fieldName(path)} can't be ${found(value)}.`, remedy }];
}

/** How far into the value an alternative matched; a wrong type at the top is no match at all. */
function depthOf(issue: Issue): number {
  return issue.code === "invalid_type" || issue.code === "invalid_value"
    ? issue.path.length
    : issue.path.length + 1;
}

/**
 * Field names that a schema knows at a path; for a union, those of the alternative that has most in common with the
 * value.
 */
type KnownFields = (path: readonly PropertyKey[]) => string[];

function knownFields(schema: core.$ZodType, input: unknown): KnownFields {
  let described: JsonSchema | undefined;
  return (path) => {
    described ??= core.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
    return fieldsAt(described, path, input);
  };
}

type JsonSchema = core.JSONSchema.BaseSchema;

function fieldsAt(schema: JsonSchema, path: readonly PropertyKey[], input: unknown): string[] {
  const alternatives = alternativesIn(schema);
  const [step, ...rest] = path;
  if (step === undefined) {
    const written = new Set(Object.keys((input ?? {}) as object));
    const shared = (fields: object) => Object.keys(fields).filter((key) => written.has(key)).length;
    const shapes = alternatives.flatMap(({ properties }) => (properties === undefined ? [] : [properties]));
    const closest = shapes.sort((a, b) => shared(b) - shared(a))[0] ?? {};
    return Object.keys(shared(closest) > 0 ? closest : Object.assign({}, ...shapes));
  }
  const inside = (input as Record<PropertyKey, unknown> | null | undefined)?.[step];
  for (const { properties, items, additionalProperties } of alternatives) {
    const next = properties?.[String(step)] ?? items ?? additionalProperties;
    const fields = isSchema(next) ? fieldsAt(next, rest, inside) : [];
    if (fields.length > 0) return fields;
  }
  return [];
}

function alternativesIn(schema: JsonSchema): JsonSchema[] {
  return schema.anyOf?.filter(isSchema).flatMap(alternativesIn) ?? [schema];
}

function isSchema(part: unknown): part is JsonSchema {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      value === null || value === undefined ? undefined : (value as Record<PropertyKey, unknown>)[step],
    input,
  );
}

/** `options[2].text`, counted from 1 as authors do. */
export function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "The block";
  const name = path
    .map((step, index) =>
      typeof step === "number" ? `[${step + 1}]` : `${index > 0 ? "." : ""}${String(step)}`,
    )
    .join("");
  return `\`${name}\``;
}

const words: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "`true` or `false`",
  array: "a list",
  tuple: "a list",
  object: "a set of fields",
  record: "a set of fields",
  null: "empty",
};

function article(expected: string): string {
  return words[expected] ?? expected;
}

function found(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a set of fields";
  return typeof value === "string"
    ? `the text "${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`
    : `\`${String(value)}\``;
}

function typeRemedy(expected: string, fields: readonly string[], value: unknown): string {
  const text = typeof value === "string" ? value : "";
  const isSet = expected === "object" || expected === "record";
  const [, name = "", colon = ""] = isSet ? (/^([A-Za-z_][\w-]*)([:：])\S/.exec(text) ?? []) : [];
  if (colon !== "") return `Write \`${name}: …\`, with a plain colon and a space after it.`;
  const wide = isSet || expected === "array" ? /^[｛【［]/.exec(text)?.[0] : undefined;
  if (wide !== undefined) return `“${wide}” is a full-width sign: write the plain one.`;
  if (expected === "string") return "Put the text in quotes.";
  if (expected === "array") return "Write a list: `[a, b]`, or a line with `- ` for each.";
  if (expected === "object" && fields[0] !== undefined)
    return `Write fields, as in \`{ ${fields[0]}: … }\`. Possible fields: ${fields.join(", ")}.`;
  if (expected === "object" || expected === "record")
    return "Write fields: `{ name: value }`, or one on each indented line below.";
  return `Write ${article(expected)}.`;
}

function sizeMessage(field: string, origin: string, bound: string, limit: number | bigint): string {
  if (origin === "string")
    return limit === 1 ? `${field} is empty.` : `${field} should have ${bound} ${limit} characters.`;
  if (origin === "array")
    return `${field} should have ${bound} ${limit} ${Number(limit) === 1 ? "entry" : "entries"}.`;
  return `${field} should be ${bound} ${limit}.`;
}

function listed(choices: readonly string[]): string {
  return choices.length < 2 ? (choices[0] ?? "") : `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
}
