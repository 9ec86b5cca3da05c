/** Learning and relearning steps as people write them: "1m 10m 1d". */

/** More would be a schedule of one's own instead of FSRS's. */
const mostSteps = 8;

const unitMinutes = { m: 1, h: 60, d: 1_440 } as const;

/** The longest step: from there on FSRS knows better. */
const longestMinutes = 7 * unitMinutes.d;

/**
 * Steps from a text, separated by spaces or commas; null if one cannot be read, is longer than a week, or there are more
 * than eight. Full-width letters and digits are read, too.
 */
export function readSteps(text: string): string[] | null {
  const steps = text
    .normalize("NFKC")
    .toLowerCase()
    .split(/[\s,，、]+/)
    .filter((step) => step !== "");
  return steps.length <= mostSteps && steps.every(isStep) ? steps : null;
}

function isStep(step: string): boolean {
  const [, digits, unit] = /^([1-9]\d{0,4})([mhd])$/.exec(step) ?? [];
  if (digits === undefined) return false;
  return Number(digits) * unitMinutes[unit as keyof typeof unitMinutes] <= longestMinutes;
}
