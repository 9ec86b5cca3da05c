import fc from "fast-check";
import { LRUCache } from "lru-cache";
import { expect, test } from "vitest";
import { RecentResults } from "@/lib/markdown/recent-results";

test("The keys asked for lately are remembered, and only as many as there may be", () => {
  const computed: string[] = [];
  const results = new RecentResults<string, string>(2, (input) => {
    computed.push(input);
    return input.toUpperCase();
  });
  expect(["a", "b", "a", "c", "a", "b"].map((key) => results.of(key, key))).toEqual([
    "A",
    "B",
    "A",
    "C",
    "A",
    "B",
  ]);
  // `c` came instead of `b`, which was asked for before `a`.
  expect(computed).toEqual(["a", "b", "c", "b"]);
});

test("What throws is computed again", () => {
  let calls = 0;
  const results = new RecentResults<string, string>(2, (input) => {
    calls += 1;
    if (calls === 1) throw new Error("not yet");
    return input;
  });
  expect(() => results.of("a", "a")).toThrow("not yet");
  expect(results.of("a", "a")).toBe("a");
});

test("It computes exactly when lru-cache would", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.array(fc.integer({ min: 0, max: 6 })), (most, keys) => {
      const calls = { ours: [] as string[], theirs: [] as string[] };
      const ours = new RecentResults<string, string>(most, (input) => {
        calls.ours.push(input);
        return "";
      });
      const theirs = new LRUCache<string, string>({
        max: most,
        memoMethod: (key) => {
          calls.theirs.push(key);
          return "";
        },
      });
      for (const key of keys.map(String)) {
        ours.of(key, key);
        theirs.memo(key);
      }
      expect(calls.ours).toEqual(calls.theirs);
    }),
  );
});
