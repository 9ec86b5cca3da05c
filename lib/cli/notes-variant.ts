/** One variant of an item with its key, as the command line prints it; and the grading of an answer to it. */
import { ExpressionError } from "@/lib/expression/expression-error";
import type { Locale } from "@/lib/i18n/locale";
import { shownLocale } from "@/lib/i18n/localized";
import { translate } from "@/lib/i18n/translate";
import { NoVariantError } from "@/lib/items/exercise/draw-variant";
import type { Given, VariantKey, Verdict } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";
import type { CompiledItem } from "@/lib/notes/compiled-course";
import { NotesProblem } from "./notes-problem";

export type VariantLine = VariantKey & {
  readonly item: string;
  readonly locale: Locale;
  readonly given: Given;
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

/** Values from the command line, completed and checked. Throws a NotesProblem if they make no variant. */
export function readGiven(item: CompiledItem, values: Given): GivenWithWarnings {
  const completed = computing(() => kindOf(item.kind).complete(item.body, values));
  if ("errors" in completed) throw new NotesProblem(completed.errors.join(" "));
  return completed;
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
    ...computing(() => kindOf(item.kind).key(item.body, given, shown)),
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

/** An author's expression can fail for values that no draw gives. */
function computing<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof ExpressionError) throw new NotesProblem(`With these values: ${error.message}`);
    throw error;
  }
}
