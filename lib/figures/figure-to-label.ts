/** What an item needs to know of a figure whose labels it hides. */
import type { Locale } from "@/lib/i18n/locale";
import type { Drawing } from "./svg";

export type FigureToLabel = {
  /** What can be hidden: nodes by their names, lines and frames by what is written on them in the DOT. */
  readonly names: readonly string[];
  /** Languages into which all its labels are translated. */
  readonly locales: readonly Locale[];
  /** Its label, as Markdown of one line; empty if it has none. */
  wordsOf(name: string, locale: Locale): string;
  /** A description of its position by the visible neighbours that its lines connect; empty if it has no lines. */
  placeOf(name: string, hidden: readonly string[], locale: Locale): string;
  /** The figure with the numbers 1, 2 … in place of the labels of the blanks. */
  draw(blanks: readonly Blank[], locale: Locale): Drawing;
  /** The figure with all its labels, and numbers beside those of the blanks. */
  drawNamed(blanks: readonly Blank[], locale: Locale): Drawing;
};

export type Blank = {
  /** The name of the hidden part in the DOT. */
  readonly hidden: string;
  /** A description of its position, in Markdown: for those who cannot see the number in the figure. */
  readonly place: string;
};

/**
 * Null if the course has no such figure or it is not a graph; undefined if the figure, or the note that may contain it,
 * cannot be read.
 */
export type FindFigure = (id: string) => FigureToLabel | null | undefined;
