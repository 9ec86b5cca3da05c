/** The browser's storage, in memory. */
export function memoryStorage(entries: Iterable<readonly [key: string, text: string]> = []): Storage {
  const texts = new Map(entries);
  return {
    get length() {
      return texts.size;
    },
    key: (index) => [...texts.keys()][index] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
    clear: () => texts.clear(),
  };
}
