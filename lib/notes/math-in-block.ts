import type { SourceBlock } from "@/lib/items/item-kind";
import { mathProblems } from "@/lib/markdown/render-math";
import type { Diagnostic } from "./diagnostic";
import { blankExpressions } from "./prose-expressions";
import { textsInBlock } from "./texts-in-block";

/** Formulas in any text of a block. Expressions hold no dollar sign, so every text that has one is Markdown. */
export function mathInBlock(block: Omit<SourceBlock, "kind">): Diagnostic[] {
  const { yaml, texts } = textsInBlock(block);
  return texts.flatMap(({ path, text }) =>
    mathProblems(blankExpressions(text)).map(({ offset, message }) =>
      yaml.problem(path, {
        offset,
        rule: "math",
        message,
        remedy: "Correct the TeX; a plain dollar sign is written `\\$`.",
      }),
    ),
  );
}
