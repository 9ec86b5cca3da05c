import { evaluate, type Scope } from "@/lib/expression/evaluate";
import { ExpressionError } from "@/lib/expression/expression-error";
import type { Expression } from "@/lib/expression/parse-expression";
import { compareNumbers, isNumeric, valueFromJson, valuesEqual } from "@/lib/expression/value";
import { wholeNumber } from "@/lib/expression/whole-number";
import type { GateFinding, Given } from "@/lib/items/item-kind";
import type { ExerciseBody } from "../exercise-body";
import { piecesOf, textScope } from "../exercise-text";
import { nameUses } from "../name-uses";
import { finding, shownGiven } from "./finding";
import { type PlacedText, placedTexts } from "./placed-texts";
import { pluralAfter } from "./plural-after";
import { spread } from "./spread";
import type { Survey, SurveyedVariant } from "./survey-variants";

const variantsTried = 300;
const one = wholeNumber(1);

/** No English text says `1 words`. The source shows where to look, and the draws whether it happens. */
export function checkGrammar(body: ExerciseBody, { judged }: Survey): GateFinding[] {
  const givens = new Set(body.given.map(({ name }) => name));
  return placedTexts(body).flatMap((placed) => {
    const shown = placed.misconception === null ? judged : judged.filter((it) => isDiagnosed(it, placed));
    return countedPlurals(placed).flatMap(({ expression, phrase }) => {
      const [name, ...others] = expression.names;
      const isLabelled = nameUses(expression.root).some(({ label }) => label);
      const isDrawn = name !== undefined && others.length === 0 && givens.has(name) && !isLabelled;
      const given = isDrawn ? someDrawn(shown, expression, name) : someWithOne(body, shown, expression);
      if (given === null) return [];
      const source = expression.source.trim();
      return [
        finding(
          "plural-of-one",
          `\`${placed.place}\` says "1 ${phrase}" for ${shownGiven(given)}.`,
          `Let the word depend on the number: {{ plural(${source}, "${singular(phrase)}", "${phrase}") }}.`,
          given,
        ),
      ];
    });
  });
}

/** The places where a number precedes a word that would be wrong after 1. */
function countedPlurals({ text }: PlacedText) {
  const pieces = piecesOf(text, "en");
  const written = (from: number, to: number) =>
    pieces
      .slice(from, to)
      .map((piece) => (piece.kind === "text" ? piece.text : "0"))
      .join("");
  return pieces.flatMap((piece, index) => {
    if (piece.kind === "text") return [];
    const phrase = pluralAfter(written(0, index), written(index + 1, pieces.length));
    return phrase === null ? [] : [{ expression: piece.expression, phrase }];
  });
}

/** Whether a misconception's text is ever shown for this variant. */
function isDiagnosed({ answer, mistakes }: SurveyedVariant, { misconception }: PlacedText): boolean {
  const value = mistakes[misconception ?? -1] ?? null;
  return value !== null && !valuesEqual(value, answer);
}

/** Most numbers in texts are drawn directly, or follow from one: each of its values is checked once. */
function someDrawn(shown: readonly SurveyedVariant[], expression: Expression, name: string): Given | null {
  const seen = new Set<unknown>();
  for (const { given } of shown) {
    const value = given[name] ?? null;
    if (typeof value !== "number" || seen.has(value)) continue;
    seen.add(value);
    if (isOne(expression, new Map([[name, valueFromJson(value)]]))) return given;
  }
  return null;
}

function someWithOne(
  body: ExerciseBody,
  shown: readonly SurveyedVariant[],
  expression: Expression,
): Given | null {
  const found = spread(shown, variantsTried).find(({ given, variant }) =>
    isOne(expression, textScope(body, given, variant, "en")),
  );
  return found?.given ?? null;
}

function isOne(expression: Expression, scope: Scope): boolean {
  try {
    const value = evaluate(expression, scope);
    return isNumeric(value) && compareNumbers(value, one) === 0;
  } catch (error) {
    // A failed computation is a finding of its own.
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}

/** A guess for the remedy: the author knows better. */
function singular(phrase: string): string {
  return phrase
    .replace(/ies$/, "y")
    .replace(/(?<=ch|sh|x|ss|bias)es$/, "")
    .replace(/(?<!s)s$/, "");
}
