/** The longest end of a text that has only such characters; a regular expression would begin anew at each of them. */
export function runAtEnd(text: string, character: RegExp): string {
  let start = text.length;
  while (start > 0 && character.test(text[start - 1]!)) start -= 1;
  return text.slice(start);
}
