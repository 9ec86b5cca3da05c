import fc from "fast-check";
import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { describe, expect, it } from "vitest";
import { isKindName } from "@/lib/items/registry";
import { parseMarkdown } from "@/lib/markdown/parse-markdown";
import { parseNote } from "@/lib/notes/parse-note";
import { stubBlocks } from "@/lib/notes/stub-blocks";

const frontMatter = "---\ntitle: Lines\n---\n";
const lines = [
  ..."```card|``` card x|~~~choice|```|````|```` md|~~~|```python|  ```cloze|> ```card|> ```|> id: q|>|- item|  id: in".split(
    "|",
  ),
  ..."id: a|id: b|- one|front: $x$||  |text|## Heading {#h}|<div>|<!--|-->|$$|[^1]: note|1. first|    indented".split(
    "|",
  ),
];
const note = fc
  .array(fc.constantFrom(...lines), { maxLength: 16 })
  .map((some) => `${frontMatter}\n${some.join("\n")}`);

/** Everything that the page is made of, with its lines. */
function withoutYaml(tree: Root): unknown {
  const replacer = (key: string, value: unknown) => (key === "offset" ? undefined : value);
  const copy: Root = JSON.parse(JSON.stringify(tree, replacer));
  visit(copy, "code", (node) => {
    if (isKindName(node.lang ?? "")) node.value = "";
  });
  return copy;
}

describe("the YAML of blocks", () => {
  it("is what stands between their fences, though it is taken out before the Markdown is read", () => {
    fc.assert(
      fc.property(note, (content) => {
        const tree = parseMarkdown(content.replace(frontMatter, "\n\n\n"));
        const found: { kind: string; yaml: string; line: number | undefined }[] = [];
        visit(tree, "code", (node) => {
          if (!node.lang || !isKindName(node.lang)) return;
          found.push({ kind: node.lang, yaml: node.value, line: node.position?.start.line });
        });
        const parsed = parseNote("lines.en.md", "en", content);
        expect(parsed.blocks.map(({ kind, yaml, line }) => ({ kind, yaml, line }))).toEqual(found);
        expect(withoutYaml(parsed.tree)).toEqual(withoutYaml(tree));
      }),
      { numRuns: 250 },
    );
  });

  it("is replaced line by line, so that what follows keeps its place", () => {
    const { text, contents } = stubBlocks("a\n```card\nid: b\n\n  c: d\n```\ne", (name) => name === "card");
    expect(text).toBe("a\n```card\n.\n\n.\n```\ne");
    expect(contents).toEqual(new Map([[2, { yaml: "id: b\n\n  c: d", end: 6 }]]));
  });

  it("stays where the fence is never closed, and where it belongs to a longer one", () => {
    for (const text of ["```card\nid: b", "````md\n```card\nid: b\n```\n````"])
      expect(stubBlocks(text, (name) => name === "card")).toEqual({ text, contents: new Map() });
  });
});
