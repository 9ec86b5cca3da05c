/** A failure with an explanation for the person at the terminal: printed without a stack trace. */
export class Explained extends Error {
  /**
   * @param {string} what
   * @param {string[]} remedies
   */
  constructor(what, remedies) {
    super([what, "", "What you can do:", ...remedies.map((remedy) => `  - ${remedy}`)].join("\n"));
  }
}

/** @param {number} elapsedMs */
export function inSeconds(elapsedMs) {
  return `${(elapsedMs / 1000).toFixed(elapsedMs < 9_950 ? 2 : 1)} s`;
}

/**
 * Prints what is being done, does it, and prints how long it took.
 *
 * @template T
 * @param {string} doing
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(doing, work) {
  console.log(`  … ${doing}`);
  const begin = performance.now();
  const result = await work();
  console.log(`  ✓ ${doing}: ${inSeconds(performance.now() - begin)}`);
  return result;
}
