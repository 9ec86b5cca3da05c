/** The forgetting curve, from lib/scheduling `recallCurve`: R(t) = (1 + factor · t / stability) ^ decay, t in days. */
export type RecallCurve = { readonly decay: number; readonly factor: number };

export function recallAfter(curve: RecallCurve, days: number, stability: number): number {
  return (1 + (curve.factor * days) / stability) ** curve.decay;
}

/** The stability at which recall is `recall` after `days`: the inverse of `recallAfter`. */
export function stabilityFor(curve: RecallCurve, days: number, recall: number): number {
  return (curve.factor * days) / (recall ** (1 / curve.decay) - 1);
}

/** An SVG path through `count + 1` points of a function over 0…1. */
export function pathOf(count: number, point: (part: number) => readonly [x: number, y: number]): string {
  return Array.from({ length: count + 1 }, (_, index) => {
    const [x, y] = point(index / count);
    return `${index === 0 ? "M" : "L"}${round(x)} ${round(y)}`;
  }).join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
