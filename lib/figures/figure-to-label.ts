/** What an item has to know of a figure whose words are to be put back. */
import type { Locale } from "@/lib/i18n/locale";
import type { Drawing } from "./svg";

export type FigureToLabel = {
  /** What can be hidden: nodes by their names, lines and frames by what is written on them in the DOT. */
  readonly names: readonly string[];
  /** Languages in which all its words exist. */
  readonly locales: readonly Locale[];
  /** What is written there, in Markdown of one line; empty if nothing is. */
  wordsOf(name: string, locale: Locale): string;
  /** Where it stands among what is not hidden, in words: for those who can't see the number in the figure. */
  placeOf(name: string, hidden: readonly string[], locale: Locale): string;
  /** With the numbers 1, 2 … in place of the words of `hidden`. */
  draw(hidden: readonly string[], locale: Locale): Drawing;
};

/** Null if the course has no such figure, or if it is no graph. */
export type FindFigure = (id: string) => FigureToLabel | null;
