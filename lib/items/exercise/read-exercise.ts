import type { Diagnostic } from "@/lib/blocks/diagnostic";
import type { SourceBlock } from "@/lib/blocks/source-block";
import { joinTranslations, type Translation } from "@/lib/blocks/translations";
import { checkYamlBlock, readYamlBlock, type YamlBlock } from "@/lib/blocks/yaml-block";
import { readTemplate } from "@/lib/expression/template";
import { formRules } from "@/lib/items/answer-forms/form-rules";
import type { ReadBlock } from "@/lib/items/item-kind";
import { withKeypad } from "./answer-keypad";
import { checkNames, checkText, withoutDoubtful } from "./check-names";
import type { ExerciseAnswer, ExerciseBody } from "./exercise-body";
import {
  domainOfFields,
  type ExerciseFields,
  exerciseSchema,
  exerciseTranslationSchema,
} from "./exercise-schema";
import {
  type Doubts,
  doubtsAbout,
  type NamedFields,
  readNamedFields,
  readTranslatedTexts,
} from "./named-fields";
import { labelSlot, localizedSlots, originalSlots, type TextSlot, translatedSlots } from "./text-slots";

type LocalizedSlots = ReturnType<typeof localizedSlots>;

/** Reads an `exercise` block and its translations. Never throws on bad input; a block with errors gives no item. */
export function readExercise(
  block: SourceBlock,
  translations: readonly SourceBlock[],
): ReadBlock<ExerciseBody> {
  const yaml = readYamlBlock(block);
  const { value: fields, diagnostics: found, problems } = checkYamlBlock(yaml, exerciseSchema);
  const named = fields ?? readNamedFields(yaml.value);
  if (named === null) {
    return { items: [], diagnostics: [...found, ...translations.flatMap(schemaDiagnostics)] };
  }
  const doubts = doubtsAbout(problems);
  const slots = originalSlots(named);
  const translated = translations.map((one) => readTranslation(one, named, slots, doubts));
  const diagnostics = [
    ...found,
    ...repeatedIds(named, yaml),
    ...(doubts.uses ? [] : missingTitle(named, yaml)),
    ...checkNames(named, slots, doubts).map((one) => yaml.problem(one.path, one)),
    ...translated.flatMap((one) => one.diagnostics),
  ];
  if (fields === null || diagnostics.some(({ severity }) => severity === "error"))
    return { items: [], diagnostics };
  const { texts, locales, quote } = joinTranslations({ yaml, quote: fields.quote, texts: slots }, translated);
  const item = {
    id: fields.id,
    ...(fields.was === undefined ? {} : { was: fields.was }),
    concepts: fields.concepts,
    group: fields.id,
    quote,
    locales,
    body: withKeypad(bodyOf(fields, localizedSlots(texts))),
  };
  return { items: [item], diagnostics };
}

function readTranslation(
  block: SourceBlock,
  fields: NamedFields,
  original: readonly TextSlot[],
  doubts: Doubts,
): Translation<readonly TextSlot[]> {
  const yaml = readYamlBlock(block);
  const { value, diagnostics: found } = checkYamlBlock(yaml, exerciseTranslationSchema);
  const slots = translatedSlots(value ?? readTranslatedTexts(yaml.value));
  const texts = slots.flatMap((slot) => withoutDoubtful(checkText(slot, fields).problems, doubts));
  const comparable = value !== null && !doubts.uses && !doubts.labels;
  const compared = comparable ? compareSlots(slots, original, yaml) : [];
  const diagnostics = [...found, ...compared, ...texts.map((one) => yaml.problem(one.path, one))];
  const whole = diagnostics.length === 0;
  return { locale: block.locale, yaml, quote: value?.quote, diagnostics, texts: whole ? slots : null };
}

function compareSlots(
  slots: readonly TextSlot[],
  original: readonly TextSlot[],
  yaml: YamlBlock,
): Diagnostic[] {
  const missing = without(original, slots).map(({ name }) =>
    yaml.problem(name.split("."), {
      severity: "warning",
      rule: "missing-translation",
      message: `\`${name}\` is not translated, so the whole exercise is shown in English.`,
      remedy: "Translate it.",
    }),
  );
  const surplus = without(slots, original).map(({ name, path }) =>
    yaml.problem(path, {
      rule: "surplus-translation",
      message: `\`${name}\` translates nothing: the English block has no such text.`,
      remedy: "Take it away, or add it to the English block first.",
    }),
  );
  return [...missing, ...surplus];
}

function without(slots: readonly TextSlot[], others: readonly TextSlot[]): readonly TextSlot[] {
  const names = new Set(others.map(({ name }) => name));
  return slots.filter(({ name }) => !names.has(name));
}

function schemaDiagnostics(translation: SourceBlock): readonly Diagnostic[] {
  return checkYamlBlock(readYamlBlock(translation), exerciseTranslationSchema).diagnostics;
}

/** Short titles have no drawn numbers, so an exercise whose question has expressions needs a title. */
function missingTitle({ title, ask }: NamedFields, yaml: YamlBlock): Diagnostic[] {
  const isComputed = readTemplate(ask).template.pieces.some(({ kind }) => kind === "expression");
  if (title !== undefined || !isComputed) return [];
  const message = "The exercise has no title, and its `ask` makes none, as numbers are drawn in it.";
  const remedy = "Add `title: …`: a few words without `{{ }}` that say what is asked for.";
  return [yaml.problem(["ask"], { key: true, rule: "missing-title", message, remedy })];
}

function repeatedIds({ misconceptions }: NamedFields, yaml: YamlBlock): Diagnostic[] {
  return misconceptions.flatMap(({ id }, index) =>
    id === "" || misconceptions.findIndex((other) => other.id === id) === index
      ? []
      : [
          yaml.problem(["misconceptions", index, "id"], {
            rule: "repeated-id",
            message: `There is another misconception \`${id}\`.`,
            remedy: "Give each its own id.",
          }),
        ],
  );
}

function bodyOf(fields: ExerciseFields, text: LocalizedSlots): ExerciseBody {
  return {
    ...(fields.title === undefined ? {} : { title: text("title") }),
    given: Object.entries(fields.given).map(([name, given]) => ({
      name,
      domain: domainOfFields(given),
      ...(given.labels === undefined
        ? {}
        : {
            labels: Object.fromEntries(
              Object.keys(given.labels).map((value) => [value, text(labelSlot(name, value))]),
            ),
          }),
    })),
    where: fields.where,
    let: Object.entries(fields.let).map(([name, value]) => ({ name, value })),
    ask: text("ask"),
    answer: answerOf(fields.answer, text),
    misconceptions: fields.misconceptions.map(({ id, value, when, apart }) => ({
      id,
      value,
      ...(when === undefined ? {} : { when }),
      ...(apart === undefined ? {} : { apart }),
      says: text(`misconceptions.${id}`),
    })),
    solution: fields.solution.map((_, index) => text(`solution.${index}`)),
    tests: fields.tests,
    minActive: fields.min_active ?? (formRules[fields.answer.kind].hasOptions ? 1 : 2),
  };
}

function answerOf(
  { kind, value, tolerance, digits, percent, hint, options }: ExerciseFields["answer"],
  text: LocalizedSlots,
): Omit<ExerciseAnswer, "signed" | "decimal"> & { signed: true; decimal: true } {
  return {
    kind,
    value,
    ...(digits === undefined ? {} : { tolerance: { digits } }),
    ...(tolerance?.abs === undefined ? {} : { tolerance: { abs: tolerance.abs } }),
    ...(tolerance?.rel === undefined ? {} : { tolerance: { rel: tolerance.rel } }),
    ...(percent === undefined ? {} : { percent }),
    ...(hint === undefined ? {} : { hint: text("hint") }),
    ...(options === undefined
      ? {}
      : { options: options.map(({ id }) => ({ id, text: text(`options.${id}`) })) }),
    signed: true,
    decimal: true,
  };
}
