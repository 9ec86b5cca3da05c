/** Markdown as one line of plain words: without its signs, and of a formula its source, which is short where this is used. */
export function plainWords(markdown: string): string {
  return markdown
    .replaceAll(/\$+([^$]*)\$+/g, (_, tex: string) =>
      tex.replaceAll("\\times", "×").replaceAll("\\cdot", "·"),
    )
    .replaceAll(/[*_`]|\\(?=[a-z]+\b)/g, "")
    .replaceAll(/⟦(.*?)⟧/g, "$1")
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();
}
