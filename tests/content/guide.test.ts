/** What the author's guide shows is what the gate lets pass. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Locale } from "@/lib/i18n/locale";
import { gateExercise } from "@/lib/items/exercise/gate/gate-exercise";
import { readExercise } from "@/lib/items/exercise/read-exercise";

const guide = await readFile(join(import.meta.dirname, "../../content/README.md"), "utf8");
const [english = "", chinese = "", ...others] = [...guide.matchAll(/^```exercise\n([\s\S]*?)^```/gm)].map(
  ([, yaml = ""]) => yaml,
);

it("shows an exercise and its translation that pass", () => {
  expect(others).toEqual([]);
  const block = (yaml: string, locale: Locale) =>
    ({ kind: "exercise", file: `guide.${locale}.md`, locale, yaml, line: 1, column: 1 }) as const;
  const { items, diagnostics } = readExercise(block(english, "en"), block(chinese, "zh"));
  expect(diagnostics).toEqual([]);
  expect(items.map(({ locales }) => locales)).toEqual([["en", "zh"]]);
  for (const { body } of items) expect(gateExercise(body)).toEqual([]);
});
