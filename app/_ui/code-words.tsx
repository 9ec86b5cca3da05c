/** A text whose parts between backticks are code. */
export function CodeWords({ text }: { readonly text: string }) {
  return text.split(/(?<!`)`(?!`)/).map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
    return index % 2 === 1 ? <code key={index}>{part}</code> : part;
  });
}
