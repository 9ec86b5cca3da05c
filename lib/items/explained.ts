/** Explanations of the parts of an answer, and of the whole. */
import type { Html, Markdown } from "@/lib/markdown/markup";
import type { TextRenderer, VariantKey } from "./item-kind";
import type { RightPair } from "./named";

/** A part that may have an explanation, with its other fields. */
export function renderPart<Part extends { readonly why?: Markdown }>(
  { why, ...part }: Part,
  to: TextRenderer,
): Omit<Part, "why"> & { readonly why?: Html } {
  return { ...part, ...(why === undefined ? {} : { why: to.inline(why) }) };
}

/** The explanation shown after any answer. */
export function renderWhy({ why }: { readonly why?: Markdown }, to: TextRenderer): { readonly why?: Html } {
  return why === undefined ? {} : { why: to.block(why) };
}

/** A learner gets the same explanation wherever a wrong part was put, so it has no value. */
export function explainedParts(
  parts: readonly { readonly id: string; readonly why?: Markdown }[],
): VariantKey["misconceptions"] {
  return parts.flatMap(({ id, why }) => (why === undefined ? [] : [{ id, value: null, says: why }]));
}

export function explainedPairs(pairs: readonly RightPair<Markdown>[]): VariantKey["misconceptions"] {
  return explainedParts(pairs.map(({ left, why }) => ({ id: left, ...(why === undefined ? {} : { why }) })));
}

export function solutionOf({ why }: { readonly why?: Markdown }): readonly Markdown[] {
  return why === undefined ? [] : [why];
}
