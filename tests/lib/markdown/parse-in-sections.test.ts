import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import type { Root } from "mdast";
import { expect, test } from "vitest";
import { parseInSections } from "@/lib/markdown/parse-in-sections";
import { parseMarkdown } from "@/lib/markdown/parse-markdown";

const anew = (_: string, make: () => Root) => make();

test("Whatever the lines, the tree is the same as that of the whole text", () => {
  const line = fc.constantFrom(
    "",
    "## One {#one}",
    "# Two",
    "#no heading",
    "####### Seven",
    "text with *emphasis* and $x$",
    "- item",
    "  continued",
    "  ## in an item",
    "1. first",
    "> quoted",
    "> ## in a quotation",
    "```",
    "```js",
    "````",
    "``` a ` b",
    "~~~",
    "~~~ ~",
    "  ```",
    "    ```",
    "- ```",
    "$$",
    "$$ x $$",
    "$$ x",
    "$$$",
    "| a | b |",
    "| - | - |",
    "---",
    "===",
    "<!-- comment",
    "-->",
    "<div>",
    "[a]: https://example.org",
    "[a]",
    "[^1]",
    "[^1]: note",
    "https://example.org",
    "\t## indented",
    "    code",
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
      const text = lines.join("\n");
      expect(parseInSections(text, anew)).toEqual(parseMarkdown(text));
    }),
    { numRuns: 3_000 },
  );
});

test("A note in which a word has changed is parsed in one section only", () => {
  const folder = "content/deep-networks";
  const known = new Map<string, Root>();
  let parsed = 0;
  const remember = (key: string, make: () => Root) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    parsed++;
    const made = make();
    known.set(key, made);
    return made;
  };
  const prose = readFileSync(`${folder}/vision-transformers.en.md`, "utf8").replace(
    /^```\w+\n[\s\S]*?^```$/gm,
    "",
  );
  expect(parseInSections(prose, remember)).toEqual(parseMarkdown(prose));
  expect(parsed).toBeGreaterThan(10);
  parsed = 0;
  const edited = prose.replace("image", "picture");
  expect(parseInSections(edited, remember)).toEqual(parseMarkdown(edited));
  expect(parsed).toBe(1);
});

test("Every note of the course gives the same tree", () => {
  const folder = "content/deep-networks";
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".zh.md"))) {
    const text = readFileSync(`${folder}/${name}`, "utf8");
    expect(parseInSections(text, anew), name).toEqual(parseMarkdown(text));
  }
});
