import { labelKey, type Scope } from "@/lib/expression/evaluate";
import type { Expression } from "@/lib/expression/parse-expression";
import { type PrintedPiece, parseTemplate, printTemplate, type Template } from "@/lib/expression/template";
import type { Value } from "@/lib/expression/value";
import type { Locale, LocalizedText } from "@/lib/i18n/locale";
import { inLanguage, pickText } from "@/lib/i18n/localized";
import { formRules } from "@/lib/items/answer-forms/form-rules";
import type { Given } from "@/lib/items/item-kind";
import type { Markdown } from "@/lib/markdown/markup";
import type { Variant } from "./evaluate-variant";
import type { ExerciseBody } from "./exercise-body";

/** Renders the texts of one variant in one language; they can use its names, `answer` and `label(name)`. */
export type TextRenderer = (text: LocalizedText) => Markdown;

const parsed = new WeakMap<LocalizedText, Map<Locale, Template>>();

export function textRenderer(
  body: ExerciseBody,
  given: Given,
  variant: Variant,
  locale: Locale,
): TextRenderer {
  const print = textPrinter(body, given, variant, locale);
  return (text) =>
    print(text)
      .map((piece) => piece.text)
      .join("") as Markdown;
}

/** The same, as pieces. */
export function textPrinter(
  body: ExerciseBody,
  given: Given,
  variant: Variant,
  locale: Locale,
): (text: LocalizedText) => PrintedPiece[] {
  const scopes = new Map<Locale, Scope>();
  return (text) => {
    const picked = pickText(text, locale);
    const scope = scopes.get(picked.locale) ?? textScope(body, given, variant, picked.locale);
    scopes.set(picked.locale, scope);
    return printTemplate(templateOf(text, picked), scope, picked.locale);
  };
}

/** The names that the texts of a variant can use. */
export function textScope(body: ExerciseBody, given: Given, variant: Variant, locale: Locale): Scope {
  const scope = new Map<string, Value>(variant.scope);
  scope.set("answer", formRules[body.answer.kind].shown(variant.answer));
  for (const { name, labels } of body.given) {
    const value = String(given[name]);
    const label = labels !== undefined && Object.hasOwn(labels, value) ? labels[value] : undefined;
    if (label !== undefined) scope.set(labelKey(name), inLanguage(label, locale));
  }
  return scope;
}

/** The expressions that a text computes in one language. */
export function expressionsIn(text: LocalizedText, locale: Locale): readonly Expression[] {
  return piecesOf(text, locale).flatMap((piece) => (piece.kind === "expression" ? [piece.expression] : []));
}

/** A text in one language as pieces: words, and expressions between them. */
export function piecesOf(text: LocalizedText, locale: Locale): Template["pieces"] {
  return templateOf(text, pickText(text, locale)).pieces;
}

type PickedText = ReturnType<typeof pickText>;

function templateOf(text: LocalizedText, { locale, text: source }: PickedText): Template {
  const known = parsed.get(text) ?? new Map<Locale, Template>();
  parsed.set(text, known);
  const template = known.get(locale) ?? parseTemplate(source);
  known.set(locale, template);
  return template;
}
