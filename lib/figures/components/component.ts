/**
 * A figure computed from a few numbers, which its reader may change. Components are pure functions of these numbers, so
 * that the server draws the figure for the page and the browser redraws it.
 */
import type { Locale } from "@/lib/i18n/locale";
import type { Svg } from "../svg";

export type Values = Readonly<Record<string, number>>;

/** A whole number that authors set in `with` and readers change. */
export type Parameter = {
  readonly name: string;
  readonly label: Readonly<Record<Locale, string>>;
  readonly min: number;
  readonly max: number;
  readonly initial: number;
};

export type Component = {
  readonly parameters: readonly Parameter[];
  /** The nearest values that make sense together. Values come from the browser and may be any numbers. */
  settle(values: Values): Values;
  /** A description in a few sentences: the text alternative, also shown below the drawing. */
  explain(values: Values, locale: Locale): string;
  /** `title` is plain text. The values are settled. */
  draw(values: Values, locale: Locale, title: string): Svg;
};

/** Every value rounded and clamped to its bounds; missing and non-numeric ones get their initial value. */
export function withinBounds(parameters: readonly Parameter[], values: Values): Record<string, number> {
  return Object.fromEntries(
    parameters.map(({ name, min, max, initial }) => {
      const value = Math.round(values[name] ?? initial);
      return [name, Number.isNaN(value) ? initial : Math.min(max, Math.max(min, value))];
    }),
  );
}

/** 1, 2, … `size` */
export function upTo(size: number): number[] {
  return Array.from({ length: size }, (_, index) => index + 1);
}
