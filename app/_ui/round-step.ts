/** The next of 1, 2, 5, 10, 20, 50 …: the step of a scale. */
export function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, atLeast)));
  return [1, 2, 5, 10].map((digit) => digit * power).find((step) => step >= atLeast) ?? atLeast;
}
