/**
 * The hole that a cloze asks for, marked in its Markdown. The marks are of the private-use area: no brackets, so that they
 * can't disturb emphasis, and nothing that an author writes, so that `⟦e⟧` in a text says what it says.
 */

export const holeOpen = "\uf8f0";
export const holeClose = "\uf8f1";

export function markHole(text: string): string {
  return `${holeOpen}${text}${holeClose}`;
}

/** For a terminal, which has no form for such marks. */
export function bracketHoles(text: string): string {
  return text.replaceAll(holeOpen, "⟦").replaceAll(holeClose, "⟧");
}
