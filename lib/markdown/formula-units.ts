/** The tokens that matter for where a formula may be split. */
const token =
  /\\(?:begin|left)\b|\\(?:end|right)\b|\\q?quad(?![a-zA-Z])|\\[a-zA-Z]+|\\[\s\S]|[{}&]|[^\\{}&]+/g;

/** Tokens that belong to the formula as a whole, which is then not split. */
const whole = new Set(["\\\\", "&", "\\tag", "\\over", "\\atop", "\\choose", "\\newline", "\\color"]);

/**
 * The parts of a displayed formula that its author separated by `\quad` or `\qquad`, such as several matrices side by
 * side: on a narrow screen they may wrap. A single part, the whole formula, if it is a table, or if one side of the
 * space is empty.
 */
export function formulaUnits(tex: string): readonly string[] {
  const units = [""];
  let depth = 0;
  for (const [part] of tex.matchAll(token)) {
    if (part === "{" || part === "\\begin" || part === "\\left") depth += 1;
    if (part === "}" || part === "\\end" || part === "\\right") depth -= 1;
    if (depth === 0 && whole.has(part)) return [tex];
    if (depth === 0 && /^\\q?quad$/.test(part)) units.push("");
    else units[units.length - 1] += part;
  }
  const trimmed = units.map((unit) => unit.trim());
  return trimmed.includes("") ? [tex] : trimmed;
}
