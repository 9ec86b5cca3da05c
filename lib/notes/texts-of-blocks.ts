import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { textsInBlock } from "@/lib/blocks/texts-in-block";
import type { YamlSource } from "@/lib/blocks/yaml-block";
import { formulasOf, formulasOfPlainLine } from "@/lib/markdown/find-formulas";
import { markdownFaults } from "@/lib/markdown/markdown-faults";
import { parseMarkdown } from "@/lib/markdown/parse-markdown";
import { mathProblemsOf } from "@/lib/markdown/render-math";
import { blankExpressions } from "./prose-expressions";

/** A text without any of these cannot be misread as Markdown. */
const doubtful = /[$|]|```|~~~/;

/**
 * Problems of the Markdown and the formulas in any text of a block. Expressions contain no dollar sign, so every text
 * with one is Markdown.
 */
export function problemsInTexts(block: YamlSource): Diagnostic[] {
  const { yaml, texts } = textsInBlock(block);
  return texts
    .filter(({ path, text }) => path[0] !== "dot" && doubtful.test(text))
    .flatMap(({ path, text }) => {
      const blanked = blankExpressions(text);
      const plain = formulasOfPlainLine(blanked);
      const tree = plain === null ? parseMarkdown(blanked) : null;
      const formulas = plain ?? (tree === null ? [] : formulasOf(tree));
      const faults = tree === null ? [] : markdownFaults(tree, blanked);
      return [
        ...faults.map((fault) => yaml.problem(path, fault)),
        ...mathProblemsOf(formulas, blanked).map(({ offset, message }) =>
          yaml.problem(path, {
            offset,
            rule: "math",
            message,
            remedy: "Correct the TeX; a plain dollar sign is written `\\$`.",
          }),
        ),
      ];
    });
}
