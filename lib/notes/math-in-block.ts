import type { SourceBlock } from "@/lib/items/item-kind";
import { readYamlBlock, type YamlBlock } from "@/lib/items/yaml-block";
import { mathProblems } from "@/lib/markdown/render-math";
import type { Diagnostic } from "./diagnostic";
import { blankExpressions } from "./prose-expressions";

/** Formulas in any text of a block. Expressions hold no dollar sign, so every text that has one is Markdown. */
export function mathInBlock(block: Omit<SourceBlock, "kind">): Diagnostic[] {
  const yaml = readYamlBlock(block);
  return mathInValue(yaml, yaml.value, []);
}

function mathInValue(yaml: YamlBlock, value: unknown, path: readonly (string | number)[]): Diagnostic[] {
  if (Array.isArray(value))
    return value.flatMap((entry, index) => mathInValue(yaml, entry, [...path, index]));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([field, inner]) => mathInValue(yaml, inner, [...path, field]));
  }
  // A quote is a piece of the prose, which is checked as a whole.
  if (typeof value !== "string" || path[0] === "quote") return [];
  return mathProblems(blankExpressions(value)).map(({ offset, message }) =>
    yaml.problem(path, {
      offset,
      rule: "math",
      message,
      remedy: "Correct the TeX; a plain dollar sign is written `\\$`.",
    }),
  );
}
