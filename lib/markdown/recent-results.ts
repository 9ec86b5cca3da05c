/**
 * Remembers what was computed for the keys asked for lately, at most `most` of them. Small, since the editor's worker
 * loads it; what throws is not remembered.
 */
export class RecentResults<Input, Result extends object | string> {
  /** The key asked for longest ago comes first. */
  readonly #results = new Map<string, Result>();

  constructor(
    readonly most: number,
    readonly compute: (input: Input) => Result,
  ) {}

  /** `key` contains everything of `input` that the result depends on. */
  of(key: string, input: Input): Result {
    const known = this.#results.get(key);
    const result = known ?? this.compute(input);
    if (known !== undefined) this.#results.delete(key);
    this.#results.set(key, result);
    if (this.#results.size > this.most) {
      const [oldest] = this.#results.keys();
      if (oldest !== undefined) this.#results.delete(oldest);
    }
    return result;
  }
}
