import { expect, test } from "vitest";
import { kindNames, kindOf } from "@/lib/items/registry";

test("every kind is registered under its own name", () => {
  expect(kindNames.map((name) => kindOf(name).name)).toEqual(kindNames);
});
