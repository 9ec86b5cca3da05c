/** A stretch of a cloze text: what is always there, or a hole. Holes with one number are asked together. */
export type ClozePiece = string | { readonly hole: number; readonly text: string; readonly hint?: string };

export type HoleProblem = {
  /** Characters from the start of the text. */
  readonly offset: number;
  readonly message: string;
};

const opening = /\{\{(\d+)::/g;

/** Cuts `{{1::text}}` and `{{1::text::hint}}` out of a text. What stands in a hole may have braces in pairs (LaTeX). */
export function parseHoles(source: string): {
  pieces: readonly ClozePiece[];
  problems: readonly HoleProblem[];
} {
  const pieces: ClozePiece[] = [];
  const problems: HoleProblem[] = [];
  let done = 0;
  opening.lastIndex = 0;
  for (let found = opening.exec(source); found; found = opening.exec(source)) {
    const start = opening.lastIndex;
    const end = closingOf(source, start);
    if (end === null) {
      problems.push({
        offset: found.index,
        message: `Hole ${found[1]} is never closed. Add }} after its text.`,
      });
      break;
    }
    const [text = "", hint] = source.slice(start, end).split("::");
    if (text.trim() === "") problems.push({ offset: found.index, message: `Hole ${found[1]} is empty.` });
    if (done < found.index) pieces.push(source.slice(done, found.index));
    pieces.push({ hole: Number(found[1]), text, ...(hint === undefined ? {} : { hint }) });
    done = end + 2;
    opening.lastIndex = done;
  }
  if (done < source.length) pieces.push(source.slice(done));
  return { pieces, problems };
}

/** The numbers of a text's holes, each once, in order. */
export function holeNumbers(pieces: readonly ClozePiece[]): readonly number[] {
  const numbers = pieces.flatMap((piece) => (typeof piece === "string" ? [] : [piece.hole]));
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Index of the `}}` that closes what opened before `start`. */
function closingOf(source: string, start: number): number | null {
  let depth = 0;
  for (let index = start; index < source.length; index++) {
    if (source[index] === "{") depth++;
    if (source[index] !== "}") continue;
    if (depth > 0) depth--;
    else if (source[index + 1] === "}") return index;
  }
  return null;
}
