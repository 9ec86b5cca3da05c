import { expect, test } from "vitest";
import { describeFunctions } from "@/lib/expression/describe-functions";
import { functions } from "@/lib/expression/functions";

test("Every function of the language is described by a call that works", () => {
  const described = describeFunctions();
  expect(described.map(({ name }) => name)).toEqual([...functions.keys()].sort());
  for (const { name, signature, example } of described) {
    expect(signature, name).toMatch(/^\w+\([^)]+\)$/);
    expect(example, name).not.toBe(`${name}()`);
  }
});

test("An example is shown with what it gives", () => {
  const floor = describeFunctions().find(({ name }) => name === "floor");
  expect(floor).toEqual({ name: "floor", signature: "floor(x)", example: "floor(7 / 2)", result: "3" });
});
