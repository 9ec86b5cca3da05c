/** Whether a YAML text can be parsed in a moment. */
import type { Problem } from "./diagnostic";

export type YamlFinding = Problem & {
  /** Characters from the start of the YAML. */
  readonly index: number;
};

export const tooDeep: YamlFinding = {
  index: 0,
  rule: "yaml-syntax",
  message: "The YAML is nested too deeply to be read.",
  remedy: "Flatten it.",
};

/** Characters of a block. */
export const mostInBlock = 20_000;

/** Nesting of brackets and braces; a text that is not YAML may contain some. */
const deepestBrackets = 60;
const inOneLine = /^[ ]*(?:[-?:][ ]+){12}/m;

/** The reason why a text would take too long to parse; null if it would not. Takes linear time. */
export function yamlExcess(yaml: string, mostCharacters: number): YamlFinding | null {
  if (yaml.length > mostCharacters) {
    const message = `There are more than ${mostCharacters} characters, so they are not read.`;
    return { index: mostCharacters, rule: "too-much", message, remedy: "Divide it, or take something away." };
  }
  const line = inOneLine.exec(yaml);
  if (line !== null) return { ...tooDeep, index: line.index };
  let depth = 0;
  for (let at = 0; at < yaml.length; at++) {
    const sign = yaml[at];
    if (sign === "[" || sign === "{") depth++;
    else if (sign === "]" || sign === "}") depth = Math.max(0, depth - 1);
    if (depth > deepestBrackets) return { ...tooDeep, index: at };
  }
  return null;
}
