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
  /** Where it stands among what is not hidden, in words, as far as its lines tell; empty if it has none. */
  placeOf(name: string, hidden: readonly string[], locale: Locale): string;
  /** With the numbers 1, 2 … in place of the words of the blanks. */
  draw(blanks: readonly Blank[], locale: Locale): Drawing;
  /** With all its words, and beside those of the blanks their numbers. */
  drawNamed(blanks: readonly Blank[], locale: Locale): Drawing;
};

export type Blank = {
  /** What is hidden there, by its name in the DOT. */
  readonly hidden: string;
  /** Where it stands, in Markdown: for those who can't see the number in the figure. */
  readonly place: string;
};

/** Null if the course has no such figure, or if it is no graph; undefined if it, or the note that may have it, can't be read. */
export type FindFigure = (id: string) => FigureToLabel | null | undefined;
