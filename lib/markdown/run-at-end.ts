/** The longest suffix that has only such characters. Linear; a regular expression would start anew at each of them. */
export function runAtEnd(text: string, character: RegExp): string {
  let start = text.length;
  while (start > 0 && character.test(text[start - 1]!)) start -= 1;
  return text.slice(start);
}
