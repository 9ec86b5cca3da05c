/** The fields of an exercise whose names are checked. Also read from blocks with errors. */
import * as z from "zod";
import type { SchemaProblem } from "@/lib/blocks/schema-problems";
import { type ExerciseTranslation, exerciseTranslationSchema, expressionField } from "./exercise-schema";

const expression = expressionField.catch("0");
const text = z.string().catch("");
const texts = z.record(z.string(), text);
const id = z.union([z.string(), z.number()]).transform(String).catch("");

const schema = z.object({
  title: text.optional(),
  given: z.record(z.string(), z.object({ labels: texts.optional().catch(undefined) }).catch({})).catch({}),
  where: z.array(expression).catch([]),
  let: z.record(z.string(), expression).catch({}),
  ask: text,
  answer: z
    .object({
      value: expression,
      hint: text.optional(),
      options: z
        .array(z.object({ id, text }).catch({ id: "", text: "" }))
        .optional()
        .catch(undefined),
    })
    .catch({ value: "0" }),
  misconceptions: z
    .array(
      z
        .object({ id, value: expression, when: expression.optional(), says: text })
        .catch({ id: "", value: "0", says: "" }),
    )
    .catch([]),
  solution: z.array(text).catch([]),
});

export type NamedFields = z.infer<typeof schema>;

/** Unreadable fields are left empty, so that they use no names. Null if the block is not a map of fields. */
export function readNamedFields(block: unknown): NamedFields | null {
  return schema.safeParse(block).data ?? null;
}

const { options, misconceptions } = exerciseTranslationSchema.shape;
const translationSchema = z.object({
  title: text.optional(),
  ask: text.optional(),
  hint: text.optional(),
  options: options.catch(undefined),
  misconceptions: misconceptions.catch(undefined),
  solution: z.array(text).optional().catch(undefined),
  labels: z.record(z.string(), texts).optional().catch(undefined),
});

/** The texts of a translation, as far as they are readable. */
export type TranslatedTexts = Omit<ExerciseTranslation, "id" | "quote">;

export function readTranslatedTexts(block: unknown): TranslatedTexts {
  return translationSchema.safeParse(block).data ?? {};
}

/** Checks that are unreliable while a block has certain errors, since their findings may only be consequences. */
export type Doubts = {
  /** Names may be defined in unreadable parts. */
  readonly names: boolean;
  /** The same for labels. */
  readonly labels: boolean;
  /** Names may be used, and texts written, in unreadable parts. */
  readonly uses: boolean;
};

export function doubtsAbout(problems: readonly SchemaProblem[]): Doubts {
  const unread = problems.filter(({ rule }) => !aboutContent.has(rule));
  const names = unread.some(
    ({ rule, path: [field, ...inner] }) =>
      inner.length === 0 && (rule === "unknown-field" || field === "given" || field === "let"),
  );
  return {
    names,
    labels: names || unread.some(({ path }) => path[0] === "given"),
    uses: unread.some(mayHideUses),
  };
}

/** Rules about fields that were readable, but make no sense. */
const aboutContent = new Set([
  "wrong-domain",
  "wrong-answer-form",
  "wrong-tolerance",
  "malformed-id",
  "empty-text",
  "too-small",
  "too-big",
]);
/** Fields whose values define no names. */
const nameless = new Set<PropertyKey>(["id", "was", "concepts", "quote", "given", "tests", "min_active"]);
const namelessInAnswer = new Set<PropertyKey>(["kind", "tolerance", "digits", "percent"]);

function mayHideUses({ path: [field = "", inner = ""] }: SchemaProblem): boolean {
  return !nameless.has(field) && !(field === "answer" && namelessInAnswer.has(inner));
}
