import { textsInBlock } from "@/lib/items/texts-in-block";
import type { YamlSource } from "@/lib/items/yaml-block";
import { mathProblems } from "@/lib/markdown/render-math";
import type { Diagnostic } from "./diagnostic";
import { blankExpressions } from "./prose-expressions";

/** Formulas in any text of a block. Expressions hold no dollar sign, so every text that has one is Markdown. */
export function mathInBlock(block: YamlSource): Diagnostic[] {
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
