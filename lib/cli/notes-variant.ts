/** One variant of an item with its key, as the command line prints it; and the grading of an answer to it. */
import { ExpressionError } from "@/lib/expression/expression-error";
import { toNumber, type Value, valueToJson } from "@/lib/expression/value";
import { type Locale, shownLocale } from "@/lib/i18n/locale";
import { translate } from "@/lib/i18n/translate";
import { formRules } from "@/lib/items/answer-forms/form-rules";
import { misconceptionsOf } from "@/lib/items/choice/choice-kind";
import type { ChoiceBody } from "@/lib/items/choice/read-choice";
import { completeGiven } from "@/lib/items/exercise/complete-given";
import { NoVariantError } from "@/lib/items/exercise/draw-variant";
import { evaluateVariant } from "@/lib/items/exercise/evaluate-variant";
import type { ExerciseBody } from "@/lib/items/exercise/exercise-body";
import { textRenderer } from "@/lib/items/exercise/exercise-text";
import type { Given, Json, Verdict } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";
import { bracketHoles } from "@/lib/markdown/hole-marks";
import type { CompiledItem } from "@/lib/notes/compiled-course";
import { NotesProblem } from "./notes-problem";

export type VariantLine = {
  readonly item: string;
  readonly locale: Locale;
  readonly given: Given;
  readonly prompt: string;
  /** What options are put to: the left side of pairs, the blanks of a figure. */
  readonly parts?: readonly { readonly id: string; readonly text: string }[];
  /** Of a choice or of what is to be arranged, in the order drawn. */
  readonly options?: readonly { readonly id: string; readonly text: string }[];
  readonly answer: Json;
  /** `value` is null where the mistake leads to no number in this variant. */
  readonly misconceptions: readonly { readonly id: string; readonly value: Json; readonly says: string }[];
  readonly solution: readonly string[];
  readonly warnings?: readonly string[];
};

export type ScoreLine = {
  readonly verdict: Verdict;
  readonly misconception: string | null;
  readonly message: string;
  readonly warnings?: readonly string[];
};

export type GivenWithWarnings = { readonly given: Given; readonly warnings: readonly string[] };

/** Throws a NotesProblem if the item has no variant. */
export function drawVariant(item: CompiledItem, seed: string): Given {
  try {
    return kindOf(item.kind).draw(item.body, { seed, avoid: [] });
  } catch (error) {
    if (error instanceof NoVariantError) throw new NotesProblem(error.message);
    throw error;
  }
}

/** Values from the command line, completed and looked at. Throws a NotesProblem if they make no variant. */
export function readGiven(item: CompiledItem, values: Given): GivenWithWarnings {
  if (item.kind === "exercise") {
    // A compiled exercise's body is what its kind read.
    const completed = computing(() => completeGiven(item.body as unknown as ExerciseBody, values));
    if ("errors" in completed) throw new NotesProblem(completed.errors.join(" "));
    return completed;
  }
  // All that other kinds draw is orders in which something is shown.
  const drawn = drawVariant(item, "names");
  for (const [name, value] of Object.entries(values)) {
    const known = Object.keys(drawn).map((one) => `\`${one}\``);
    if (!Object.hasOwn(drawn, name))
      throw new NotesProblem(
        `\`${name}\` is not a name of this ${item.kind}. It has ${known.join(" and ") || "none"}.`,
      );
    if (sorted(value) !== sorted(drawn[name] ?? null))
      throw new NotesProblem(`\`${name}\` is an order of ${JSON.stringify(drawn[name])}.`);
  }
  return { given: values, warnings: [] };
}

export function describeVariant(
  name: string,
  item: CompiledItem,
  { given, warnings }: GivenWithWarnings,
  locale: Locale,
): VariantLine {
  const told = item.locales.includes(locale)
    ? warnings
    : [...warnings, `Not translated into ${locale}: shown in English.`];
  const shown = shownLocale(item.locales, locale);
  return {
    item: name,
    locale: shown,
    given,
    ...computing(() => keyOf(item, given, shown)),
    ...(told.length > 0 ? { warnings: told } : {}),
  };
}

export function scoreAnswer(
  item: CompiledItem,
  { given, warnings }: GivenWithWarnings,
  answer: string,
  locale: Locale,
): ScoreLine {
  const kind = kindOf(item.kind);
  if (!kind.graded) throw new NotesProblem(`A ${item.kind} is graded by the learner, so there is no score.`);
  const score = computing(() => kind.score(item.body, given, { text: answer }, locale));
  const told = warnings.length > 0 ? { warnings } : {};
  if (score.verdict === "correct") {
    return {
      verdict: "correct",
      misconception: null,
      message: translate(locale, "answers", "verdict.correct"),
      ...told,
    };
  }
  if (score.verdict === "invalid") {
    const { code, values } = score.reason;
    return {
      verdict: "invalid",
      misconception: null,
      message: translate(locale, "answers", code, values),
      ...told,
    };
  }
  const message = score.misconception?.says ?? translate(locale, "answers", "verdict.wrong");
  return { verdict: "wrong", misconception: score.misconception?.id ?? null, message, ...told };
}

type Key = Pick<VariantLine, "prompt" | "parts" | "options" | "answer" | "misconceptions" | "solution">;

function keyOf(item: CompiledItem, given: Given, locale: Locale): Key {
  const kind = kindOf(item.kind);
  const ask = kind.ask(item.body, given, locale);
  const reveal = kind.reveal(item.body, given, locale);
  if (ask.kind === "card" && reveal.kind === "card") {
    return { prompt: ask.front, answer: reveal.back, misconceptions: [], solution: [] };
  }
  if (ask.kind === "cloze" && reveal.kind === "cloze") {
    const [prompt, answer] = [bracketHoles(ask.text), bracketHoles(reveal.text)];
    return { prompt, answer, misconceptions: [], solution: [] };
  }
  if (ask.kind === "choice" && reveal.kind === "choice") {
    const right = reveal.options.filter((option) => option.right).map(({ id }) => id);
    const misconceptions = misconceptionsOf(item.body as unknown as ChoiceBody, locale).map(
      ({ id, says }) => ({ id, value: id, says }),
    );
    return {
      prompt: ask.ask,
      options: ask.options,
      answer: right.join(","),
      misconceptions,
      solution: reveal.why === undefined ? [] : [reveal.why],
    };
  }
  if (ask.kind === "order" && reveal.kind === "order") {
    return { prompt: ask.ask, options: ask.steps, ...arrangedKey(item, given, reveal.steps, reveal.why) };
  }
  if (ask.kind === "match" && reveal.kind === "match") {
    const shown = { prompt: ask.ask, parts: ask.lefts, options: ask.rights };
    return { ...shown, ...arrangedKey(item, given, reveal.pairs, reveal.why) };
  }
  if (ask.kind === "label" && reveal.kind === "label") {
    const parts = ask.blanks.map(({ id, place }) => ({ id, text: place }));
    const shown = { prompt: ask.ask, parts, options: ask.names };
    return { ...shown, ...arrangedKey(item, given, reveal.pairs, reveal.why) };
  }
  if (ask.kind === "exercise" && reveal.kind === "exercise") {
    const { options } = ask.answer;
    return {
      prompt: ask.ask,
      ...(options === undefined ? {} : { options }),
      ...exerciseKey(item.body as unknown as ExerciseBody, given, locale),
      solution: reveal.solution,
    };
  }
  throw new Error(`${item.id} asks as a ${ask.kind} and answers as a ${reveal.kind}.`);
}

/** What a learner is told of a part that is wrong is told wherever it was put, so there is no value to it. */
function arrangedKey(
  item: CompiledItem,
  given: Given,
  parts: readonly { readonly why?: string }[],
  why: string | undefined,
): Pick<Key, "answer" | "misconceptions" | "solution"> {
  const [answer = ""] = kindOf(item.kind).samples(item.body, given).right;
  const misconceptions = parts.flatMap((part) => {
    if (part.why === undefined) return [];
    const id = "left" in part ? String(part.left) : "id" in part ? String(part.id) : "";
    return [{ id, value: null, says: part.why }];
  });
  return { answer, misconceptions, solution: why === undefined ? [] : [why] };
}

function exerciseKey(
  body: ExerciseBody,
  given: Given,
  locale: Locale,
): Pick<Key, "answer" | "misconceptions"> {
  const variant = evaluateVariant(body, given);
  const render = textRenderer(body, given, variant, locale);
  const exact = formRules[body.answer.kind].keepsFractions;
  const misconceptions = variant.misconceptions.map(({ id, value }) => ({
    id,
    value: value === null ? null : answerJson(value, exact),
    says: render(body.misconceptions.find((one) => one.id === id)!.says),
  }));
  return { answer: answerJson(variant.answer, exact), misconceptions };
}

/** Numbers as JSON numbers, so that they compare with an oracle's; only where a fraction is asked for it stays one. */
function answerJson(value: Value, exact: boolean): Json {
  if (Array.isArray(value)) return value.map((entry) => answerJson(entry, exact));
  if (exact || typeof value === "string" || typeof value === "boolean") return valueToJson(value) as Json;
  return toNumber(value);
}

function sorted(list: Json): string {
  return Array.isArray(list) ? JSON.stringify([...list].sort()) : "";
}

/** An author's expression can fail for values that no draw gives. */
function computing<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof ExpressionError) throw new NotesProblem(`With these values: ${error.message}`);
    throw error;
  }
}
