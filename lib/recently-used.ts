/** Remembers the last results of a pure function, and forgets the one that was not asked for the longest. */
export class RecentlyUsed<Key, Value> {
  // A Map keeps the order of insertion; a key that is asked for again is put in again.
  readonly #values = new Map<Key, Value>();

  constructor(readonly limit: number) {}

  get(key: Key, compute: () => Value): Value {
    const known = this.#values.get(key);
    const value = known === undefined ? compute() : known;
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size > this.limit) {
      for (const oldest of this.#values.keys()) {
        this.#values.delete(oldest);
        break;
      }
    }
    return value;
  }
}
