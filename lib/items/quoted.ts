const longest = 40;

/** A text as a message may quote it: its beginning, where it is longer than anybody would look for. */
export function quoted(text: string): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : text;
}
