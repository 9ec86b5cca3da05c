import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { hashOf } from "@/lib/notes/read-items";

it("an item's hash is the one that is stored with the items of before", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      const text = JSON.stringify(["card", body]);
      expect(hashOf("card", body)).toBe(createHash("sha256").update(text).digest("hex").slice(0, 32));
    }),
  );
});
