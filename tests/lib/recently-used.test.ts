import { expect, test } from "vitest";
import { RecentlyUsed } from "@/lib/recently-used";

test("what was asked for the longest ago is forgotten first", () => {
  const cache = new RecentlyUsed<string, number>(2);
  let computed = 0;
  const get = (key: string) => cache.get(key, () => ++computed);
  get("a");
  get("b");
  get("a");
  get("c");
  expect(get("a")).toBe(1);
  expect(get("b")).toBe(4);
});
