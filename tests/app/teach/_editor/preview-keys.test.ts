import fc from "fast-check";
import { expect, test } from "vitest";
import { type Keyed, keepKeys } from "@/app/teach/_editor/preview-keys";

function counting() {
  let count = 0;
  return () => `new-${++count}`;
}

const before: Keyed[] = ["a", "b", "c", "d"].map((content) => ({ key: `key-${content}`, content }));
const keysOf = (contents: readonly string[]) => keepKeys(before, contents, counting()).map(({ key }) => key);

test("A row that is written in keeps its key, and so do all others", () => {
  expect(keysOf(["a", "b!", "c", "d"])).toEqual(["key-a", "key-b", "key-c", "key-d"]);
});

test("A row that is added or taken away moves the keys of none", () => {
  expect(keysOf(["a", "b", "x", "c", "d"])).toEqual(["key-a", "key-b", "new-1", "key-c", "key-d"]);
  expect(keysOf(["a", "c", "d"])).toEqual(["key-a", "key-c", "key-d"]);
});

test("No two rows ever have the same key", () => {
  const contents = fc.array(fc.constantFrom("a", "b", "c"));
  fc.assert(
    fc.property(contents, contents, (first, second) => {
      const fresh = counting();
      const keys = keepKeys(keepKeys([], first, fresh), second, fresh);
      expect(new Set(keys.map(({ key }) => key)).size).toBe(second.length);
    }),
  );
});
