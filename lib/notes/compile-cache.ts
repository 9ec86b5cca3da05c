/** What is costly to compile is remembered by all that it depends on. */

/**
 * Plain JSON by keys. What comes back is what was written under this key by the same code, or undefined. Neither
 * throws: a cache that can't be used costs time and nothing else.
 */
export type CompileCache = {
  read(key: string): unknown;
  write(key: string, value: unknown): void;
};

/**
 * `inputs` are plain JSON and all that `compute` depends on besides the code; what it gives is plain JSON too.
 * `what` names the computation, so that two with the same inputs are told apart.
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

/** What JSON would pass over in silence must not be passed over in a key. */
function plainOnly(_: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Set || typeof value === "function")
    throw new TypeError("What a cached computation depends on is plain JSON.");
  return value;
}
