/**
 * Marks for the hole that a cloze asks for, put into its Markdown. They are private-use characters: they cannot disturb
 * emphasis as brackets would, and no author writes them, so a literal `⟦e⟧` stays as it is.
 */

import type { Markdown } from "./markup";

export const holeOpen = "\uf8f0";
export const holeClose = "\uf8f1";

export function markHole(text: string): string {
  return `${holeOpen}${text}${holeClose}`;
}

/** For a terminal, which cannot style the marks. */
export function bracketHoles(text: string): Markdown {
  return text.replaceAll(holeOpen, "⟦").replaceAll(holeClose, "⟧") as Markdown;
}
