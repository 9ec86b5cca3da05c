/** `stored-items.json` has these items as stored before texts were an original with translations. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { KindName } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";
import { planSync } from "@/lib/notes/plan-sync";
import { compileTwoLanguages } from "@/tests/support/language-course";

type StoredItem = {
  readonly id: string;
  readonly kind: KindName;
  readonly hash: string;
  readonly body: unknown;
};

const path = new URL("../../fixtures/stored-items.json", import.meta.url);
const stored = JSON.parse(readFileSync(path, "utf8")) as readonly StoredItem[];

test("an unchanged item has its stored hash: publishing makes no new version of it", () => {
  const { items, diagnostics } = compileTwoLanguages();
  expect(diagnostics).toEqual([]);
  expect(items.map(({ id, kind, hash, body }) => ({ id, kind, hash, body }))).toEqual(stored);
  const { plan } = planSync(
    items,
    stored.map((item) => ({ ...item, retired: false })),
  );
  expect(plan).toMatchObject({ create: [], update: [], unchanged: stored.map(({ id }) => id) });
});

const chinese = /[\u3400-\u9fff]/;

test.each(stored)(
  "a stored $kind ($id) is asked, scored and revealed in both its languages",
  ({ kind: name, body }) => {
    const kind = kindOf(name);
    const given = kind.draw(body, { seed: "stored", avoid: [] });
    const shown = (locale: "en" | "zh") =>
      JSON.stringify([kind.ask(body, given, locale), kind.reveal(body, given, locale)]);
    expect(shown("en")).not.toMatch(chinese);
    expect(shown("zh")).toMatch(chinese);
    const { right, wrong } = kind.samples(body, given);
    expect([right.length, wrong.length].every((count) => count > 0)).toBe(kind.graded);
    for (const text of right) expect(kind.score(body, given, { text }, "zh")).toEqual({ verdict: "correct" });
    for (const text of wrong) expect(kind.score(body, given, { text }, "zh").verdict).toBe("wrong");
  },
);
