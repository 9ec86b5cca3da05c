/**
 * A figure that follows from a few numbers, which its reader may change. Plain functions of these numbers, so that the
 * server draws it for the page and the browser draws it again.
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
  /** The nearest values that make sense together. Values come from a browser: they may be any numbers. */
  settle(values: Values): Values;
  /** What it shows, in a few sentences: the text alternative, and below the drawing for everybody. */
  tell(values: Values, locale: Locale): string;
  /** `title` is plain text. The values are settled. */
  draw(values: Values, locale: Locale, title: string): Svg;
};

/** Every value whole and within its bounds; what is missing or no number has its initial value. */
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
