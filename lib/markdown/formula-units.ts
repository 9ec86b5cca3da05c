/** What a formula is made of, as far as it matters where it may be cut. */
const token =
  /\\(?:begin|left)\b|\\(?:end|right)\b|\\q?quad(?![a-zA-Z])|\\[a-zA-Z]+|\\[\s\S]|[{}&]|[^\\{}&]+/g;

/** These belong to the formula as a whole. */
const whole = new Set(["\\\\", "&", "\\tag", "\\over", "\\atop", "\\choose", "\\newline", "\\color"]);

/**
 * The parts of a displayed formula that its author has set apart by `\quad` or `\qquad`, such as several matrices that
 * are given beside each other: where the screen is narrow, they may stand below each other. One part, the formula
 * itself, if it is a table, or if nothing stands on one side of the space.
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
