/** Text that looks like an expression or a hole, but would be printed as it is. */
import type { TextProblem } from "./text-problem";

const nearPlace = /(?<hole>\{\{\s*c?\d+\s*::)|(?<wide>｛\s*[｛{]|\{｛)/g;
const mostAlike = 3;

/** `text` comes without its code. With `holes` it is a cloze text. */
export function nearPlaces(text: string, { holes }: { readonly holes: boolean }): TextProblem[] {
  if (!/\{\{|｛/.test(text)) return [];
  return [...text.matchAll(nearPlace)]
    .filter(({ groups, index }) => text[index - 1] !== "\\" && !(holes && groups?.hole !== undefined))
    .slice(0, mostAlike)
    .map(({ groups, index }) =>
      groups?.wide === undefined
        ? {
            offset: index,
            message: "This is how a cloze hides something; here it would be printed as it stands.",
            remedy: "Make the block a `cloze`. If the braces are to be read, put them in backticks.",
          }
        : {
            offset: index,
            message: "Nothing is computed or hidden between full-width braces.",
            remedy: "Write the plain ones: `{{ … }}`.",
          },
    );
}
