const longest = 40;

/** A text as quoted in a message: only its beginning if it is too long. */
export function quoted(text: string): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : text;
}
