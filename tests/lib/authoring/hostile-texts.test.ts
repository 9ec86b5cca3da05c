import { describe, expect, test } from "vitest";
import { compareTexts } from "@/lib/authoring/compare-texts";
import { withNotes } from "@/lib/authoring/course-notes";
import { listBlocks, withConcept } from "@/lib/authoring/edit-blocks";
import { readConceptTexts, withConceptText, withoutConcept } from "@/lib/authoring/edit-concepts";
import { longestText } from "@/lib/authoring/file-law";
import { formBlock, parseBlock } from "@/lib/authoring/form/block-form";
import { mergeTexts } from "@/lib/authoring/merge-texts";
import { noteParts } from "@/lib/authoring/translation-state";

/** For one text, on a machine that has other work. Without bounds some took minutes, or all memory. */
const longestMs = 5_000;

const long = (part: string) => part.repeat(Math.floor(longestText / part.length));

/** Texts that may be saved as `course.yaml`, and stand between the fences of a block. */
const yamls: Readonly<Record<string, string>> = {
  "opened brackets": `notes: ${long("[")}`,
  "brackets in brackets": `notes: ${"[".repeat(3_000)}${"]".repeat(3_000)}`,
  "lists in lists": `concepts:\n  ${long("- ")}a`,
  "keys of keys": `concepts:\n  ${long("? ")}a`,
  "the same field again and again": `notes: [a]\n${long("a:\n")}`,
  "aliases of aliases": `notes: [a]\nx: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]\n${[..."bcdefgh"]
    .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[at]}`).join(", ")}]`)
    .join("\n")}\nconcepts: [*h, { id: c, name: *h }]\n`,
  "names that are no texts":
    "concepts:\n  - { id: c, name: { en: { a: 1 }, zh: [1] }, after: [[c], { d: 1 }] }\n",
};

describe("YAML that somebody might save", () => {
  test.each(Object.entries(yamls))("%s: what edits it comes to an end, and changes nothing", (_, yaml) => {
    const note = `\`\`\`card\nid: x\n${yaml}\n\`\`\`\n`;
    const begin = performance.now();
    withNotes(yaml, ["a", "b"]);
    for (const { name, after } of readConceptTexts(yaml))
      for (const text of [...Object.values(name), ...after]) expect(typeof text).toBe("string");
    withConceptText(yaml, { id: "d", name: { en: "D" }, after: [] });
    withoutConcept(yaml, "d");
    expect([...listBlocks(note)].map(({ id }) => id)).toEqual(["x"]);
    expect([...withConcept(note, new Set(["x"]), { concept: "c", isAdded: true })]).toHaveLength(1);
    parseBlock(note, formBlock(note, "x", 1)!);
    expect(performance.now() - begin).toBeLessThan(longestMs);
  });
});

const numbers = Array.from({ length: 140_000 }, (_, line) => `${line}\n`).join("");

const texts: Readonly<Record<string, string>> = {
  "many lines, each another": numbers,
  "many lines, all the same": long("a\n"),
  "one line": long("a"),
  blocks: long("```card\nid: a\n```\n"),
  "fences that are not closed": long("~~~\n```\n"),
};

describe("two versions of a text at its longest", () => {
  test.each(Object.entries(texts))("%s: are compared and merged in a moment", (_, text) => {
    const middle = Math.floor(text.length / 2);
    const changed = `X\n${text.slice(0, middle)}Y\n${text.slice(middle)}Z\n`;
    const begin = performance.now();
    expect(compareTexts(text, changed).length).toBeGreaterThan(0);
    expect(compareTexts(text, [...text.split("\n")].reverse().join("\n")).length).toBeLessThan(2_100);
    const { parts } = mergeTexts(text, changed, `W\n${text}`);
    expect(parts.some(({ kind }) => kind === "conflict")).toBe(true);
    noteParts(text);
    expect(performance.now() - begin).toBeLessThan(longestMs);
  });

  test("what is far from any change does not hinder merging", () => {
    const [theirs, mine] = [numbers.replace("\n7\n", "\nseven\n"), numbers.replace("\n900\n", "\nnine\n")];
    expect(mergeTexts(numbers, theirs, mine).text).toBe(theirs.replace("\n900\n", "\nnine\n"));
  });

  test("what is too much to be shown is counted", () => {
    const rows = compareTexts(numbers, "other\n".repeat(5_000));
    expect(rows.slice(0, 1)).toEqual([
      { kind: "changed", before: { number: 1, text: "0" }, after: { number: 1, text: "other" } },
    ]);
    expect(rows.at(-1)).toEqual({ kind: "more", lines: 138_000 });
  });

  test("equal lines are shown next to a change only", () => {
    expect(
      compareTexts("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nV\n6\n7\n8\n9\n").map(({ kind }) => kind),
    ).toEqual(["skipped", "same", "same", "same", "changed", "same", "same", "same", "skipped"]);
    expect(compareTexts("1\n", "1\n")).toEqual([]);
  });
});
