/** The fields of an `exercise` block and of its translation, as an author writes them. */
import * as z from "zod";
import { blockFields, templateField, translationFields } from "@/lib/blocks/block-fields";
import { addProblem } from "@/lib/blocks/schema-problems";
import { isValueName } from "@/lib/expression/parse-expression";
import type { FormName } from "@/lib/items/answer-forms/answer-form";
import { formNames } from "@/lib/items/answer-forms/form-readers";
import { formRules } from "@/lib/items/answer-forms/form-rules";
import type { Json } from "@/lib/items/item-kind";
import type { GivenDomain } from "./exercise-body";

/** YAML parses `5` and `true` as values; as expressions they are texts like any other. */
export const expressionField = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const nameKey = z.string().refine(isValueName, {
  message: "Use letters, digits and _, a letter first, and no word of the expression language.",
});

/** Far more than any exercise needs, and few enough to look at all pairs of them. */
export const mostInExercise = { names: 60, values: 200, entries: 40, tests: 100 } as const;

function named<Field extends z.ZodType>(field: Field) {
  return z.record(nameKey, field).refine((fields) => Object.keys(fields).length <= mostInExercise.names, {
    message: `There are more than ${mostInExercise.names} names.`,
    params: { rule: "too-big", remedy: "Take something away." },
  });
}

const bounds = z.tuple([z.number(), z.number()]);
const size = z.int().min(1).max(16);
/** Texts by drawn value; YAML turns number keys into texts. */
const labelTexts = z.record(z.string(), templateField);

const givenField = z
  .strictObject({
    int: bounds.optional(),
    decimal: bounds.optional(),
    from: z
      .array(z.union([z.number(), z.string()]))
      .min(1)
      .max(mostInExercise.values)
      .optional(),
    permutation: z.int().min(2).max(12).optional(),
    step: z.number().positive().optional(),
    vector: size.optional(),
    matrix: z.tuple([size, size]).optional(),
    labels: labelTexts.optional(),
  })
  .superRefine((given, context) => {
    const problem = domainProblem(given);
    if (problem === null) return;
    addProblem(context, { rule: "wrong-domain", ...problem });
  });

type RawGiven = {
  readonly int?: readonly [number, number] | undefined;
  readonly decimal?: readonly [number, number] | undefined;
  readonly from?: readonly (number | string)[] | undefined;
  readonly permutation?: number | undefined;
  readonly step?: number | undefined;
  readonly vector?: number | undefined;
  readonly matrix?: readonly [number, number] | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
};

function domainProblem(given: RawGiven): { message: string; remedy: string } | null {
  const { int, decimal, from, permutation, step, vector, matrix, labels } = given;
  const sources = [int, decimal, from, permutation].filter((source) => source !== undefined);
  if (sources.length !== 1) {
    return {
      message: `A given is drawn from exactly one thing; here are ${sources.length}.`,
      remedy:
        "Write `{ int: [1, 9] }`, `{ decimal: [0, 1], step: 0.1 }`, `{ from: [3, 5, 7] }` or `{ permutation: 4 }`.",
    };
  }
  const range = int ?? decimal;
  if (range && range[0] > range[1]) {
    return {
      message: `The range from ${range[0]} to ${range[1]} is empty.`,
      remedy: "Write the smaller bound first.",
    };
  }
  if (int && [...int, step ?? 1].some((number) => !Number.isInteger(number))) {
    return {
      message: "`int` takes whole numbers.",
      remedy: "Use `{ decimal: [0, 1], step: 0.1 }` for others.",
    };
  }
  if (int?.some((number) => !Number.isSafeInteger(number))) {
    return {
      message: "`int` takes whole numbers of up to 15 digits.",
      remedy: "Write smaller bounds.",
    };
  }
  if (decimal && step === undefined) {
    return { message: "`decimal` needs a step.", remedy: "Add one, as in `{ decimal: [0, 1], step: 0.1 }`." };
  }
  if (step !== undefined && range === undefined) {
    return { message: "A step goes with `int` or `decimal`.", remedy: "Take it away." };
  }
  if (
    (vector !== undefined && matrix !== undefined) ||
    (permutation !== undefined && (vector ?? matrix) !== undefined)
  ) {
    return {
      message: "A given has one form only.",
      remedy: "Keep one of `vector`, `matrix` and `permutation`.",
    };
  }
  if (from && new Set(from).size < from.length) {
    return { message: "`from` names a value twice.", remedy: "Name each once; all are equally likely." };
  }
  const stray = Object.keys(labels ?? {}).find((value) => !from?.map(String).includes(value));
  if (stray !== undefined || (labels && (vector ?? matrix) !== undefined)) {
    return {
      message:
        stray === undefined
          ? "Lists have no labels."
          : `There is a label for ${stray}, which is never drawn.`,
      remedy:
        "Labels go with the values of `from`, as in `{ from: [0, 1], labels: { 0: without bias, 1: with bias } }`.",
    };
  }
  return null;
}

/** The domain of a checked given, without its labels and absent fields. */
export function domainOfFields({ labels: _, ...fields }: RawGiven): GivenDomain {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as unknown as GivenDomain;
}

const tolerance = z
  .strictObject({ abs: z.number().nonnegative().optional(), rel: z.number().nonnegative().optional() })
  .refine(({ abs, rel }) => (abs === undefined) !== (rel === undefined), {
    message: "A tolerance is either absolute or relative.",
    params: { rule: "wrong-tolerance", remedy: "Write `{ abs: 0.01 }` or `{ rel: 0.01 }`." },
  });

const answerField = z
  .strictObject({
    kind: z.enum(formNames),
    value: expressionField,
    tolerance: tolerance.optional(),
    digits: z.int().min(1).max(12).optional(),
    percent: z.literal(true).optional(),
    hint: templateField.optional(),
    options: z
      .array(z.strictObject({ id: optionId(), text: templateField }))
      .min(2)
      .max(mostInExercise.entries)
      .optional(),
  })
  .superRefine((answer, context) => {
    const problem = answerProblem(answer);
    if (problem === null) return;
    addProblem(context, { rule: "wrong-answer-form", ...problem });
  });

function optionId() {
  return z.union([z.string(), z.number()]).transform(String);
}

function answerProblem(answer: {
  readonly kind: FormName;
  readonly tolerance?: unknown;
  readonly digits?: number | undefined;
  readonly options?: readonly { readonly id: string }[] | undefined;
}): { message: string; remedy: string } | null {
  const { kind, options, digits } = answer;
  const { hasOptions, takesTolerance } = formRules[kind];
  if (hasOptions !== (options !== undefined)) {
    return hasOptions
      ? { message: `A ${kind} needs options.`, remedy: "Add `options:` with an `id` and a `text` each." }
      : { message: "Only a choice has options.", remedy: "Take them away, or make the kind `choice`." };
  }
  if (options && new Set(options.map(({ id }) => id)).size < options.length) {
    return { message: "Two options have the same id.", remedy: "Give each its own." };
  }
  const approximate = answer.tolerance !== undefined || digits !== undefined;
  if (answer.tolerance !== undefined && digits !== undefined) {
    return {
      message: "`tolerance` and `digits` both say how near is near enough.",
      remedy: "Keep one of them.",
    };
  }
  if (approximate && !takesTolerance) {
    return {
      message: `An answer of kind ${kind} is exact.`,
      remedy: "Take the tolerance away, or make the kind `number`, `vector` or `matrix`.",
    };
  }
  return null;
}

const misconceptionId = z
  .string()
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, "Use small letters, digits and hyphens.");

/** Values as they stand in `tests`. */
const jsonField: z.ZodType<Json> = z.lazy(() =>
  z.union([z.number(), z.string(), z.boolean(), z.array(jsonField)]),
);

export const exerciseSchema = z.strictObject({
  ...blockFields,
  title: templateField.optional(),
  given: named(givenField),
  where: z.array(expressionField).max(mostInExercise.entries).default([]),
  let: named(expressionField).default({}),
  ask: templateField,
  answer: answerField,
  misconceptions: z
    .array(
      z.strictObject({
        id: misconceptionId,
        value: expressionField,
        when: expressionField.optional(),
        apart: z.literal(true).optional(),
        says: templateField,
      }),
    )
    .max(mostInExercise.entries)
    .default([]),
  solution: z.array(templateField).max(mostInExercise.entries).default([]),
  tests: z
    .array(z.strictObject({ with: z.record(z.string(), jsonField), answer: jsonField }))
    .max(mostInExercise.tests)
    .default([]),
  min_active: z.int().min(0).max(10).optional(),
});

/** A translation keeps the order of the steps, and names everything else by its id, name or value. */
export const exerciseTranslationSchema = z.strictObject({
  ...translationFields,
  title: templateField.optional(),
  ask: templateField.optional(),
  hint: templateField.optional(),
  options: z
    .union([
      z.record(z.string(), templateField),
      z.array(z.strictObject({ id: optionId(), text: templateField })),
    ])
    .optional(),
  misconceptions: z
    .union([
      z.record(z.string(), templateField),
      z.array(z.strictObject({ id: misconceptionId, says: templateField })),
    ])
    .optional(),
  solution: z.array(templateField).optional(),
  labels: z.record(z.string(), labelTexts).optional(),
});

export type ExerciseFields = z.infer<typeof exerciseSchema>;
export type ExerciseTranslation = z.infer<typeof exerciseTranslationSchema>;
