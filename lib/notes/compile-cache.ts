/** Caches expensive results by everything that they depend on. */

/**
 * Stores plain JSON by key. Reading returns what the same code wrote under the key, or undefined. Neither throws: a
 * failing cache only costs time.
 */
export type CompileCache = {
  read(key: string): unknown;
  write(key: string, value: unknown): void;
};

/**
 * `inputs` are plain JSON and everything that `compute` depends on besides the code; its result is plain JSON too.
 * `what` names the computation, to distinguish those with the same inputs.
 */
export function remembered<Result>(
  cache: CompileCache | undefined,
  what: string,
  inputs: unknown,
  compute: () => Result,
): Result {
  if (cache === undefined) return compute();
  const key = cacheKey(what, inputs);
  const known = cache.read(key);
  if (known !== undefined) return known as Result;
  const result = compute();
  cache.write(key, result);
  return result;
}

export function cacheKey(what: string, inputs: unknown): string {
  return `${what}-${JSON.stringify(inputs, plainOnly)}`;
}

/** Values that JSON would silently drop must not occur in a key. */
function plainOnly(_: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Set || typeof value === "function")
    throw new TypeError("What a cached computation depends on is plain JSON.");
  return value;
}
