import { describe, expect, test } from "vitest";
import { parseNote } from "@/lib/notes/parse-note";
import { noteText } from "../../support/course-texts";

const parse = (content: string) => parseNote("note.en.md", "en", content);
const rules = (content: string) =>
  parse(content).diagnostics.map(({ line, column, rule }) => `${line}:${column} ${rule}`);

describe("front matter", () => {
  test("gives the title and leaves the lines below in their places", () => {
    const note = parse(noteText("## First {#first}"));
    expect(note.title).toBe("Note");
    expect(note.headings).toEqual([{ id: "first", text: "First", depth: 2, line: 4 }]);
  });
  test("is asked for where it is missing", () => {
    expect(rules("## First {#first}")).toEqual(["1:1 front-matter"]);
  });
  test("is reported if it is never closed", () => {
    const open = "---\ntitle: Note\n\n## A {#a}\n";
    expect(rules(open)).toEqual(["1:1 front-matter"]);
    expect(parse(open).diagnostics[0]?.remedy).toBe("Put a line `---` below the title.");
  });
  test("is checked like any block", () => {
    expect(rules("---\ntitel: x\n---\n")).toEqual(["2:1 unknown-field"]);
    expect(rules("---\ntitle: [x]\nauthor: y\n---\n")).toEqual(["2:8 wrong-type", "3:1 unknown-field"]);
  });
  test("may come from an editor that writes a byte order mark and carriage returns", () => {
    const note = parse(
      `\ufeff${noteText("## A {#a}", "", "```card", "id: x", "```")}`.replaceAll("\n", "\r\n"),
    );
    expect(note.diagnostics).toEqual([]);
    expect(note.blocks).toMatchObject([{ id: "x", yaml: "id: x", line: 6 }]);
  });
});

describe("headings", () => {
  test("without an id get one, and a warning", () => {
    const note = parse(noteText("## Why *pad* $k$?", "## 填充"));
    expect(note.headings.map(({ id, text }) => [id, text])).toEqual([
      ["why-pad-k", "Why pad k?"],
      ["section-2", "填充"],
    ]);
    expect(note.diagnostics.map(({ rule }) => rule)).toEqual(["heading-id", "heading-id"]);
  });
  test("have well-formed, unique ids that are not those of items", () => {
    expect(rules(noteText("# Top {#top}", "## A {#A b}", "## B {#at-x}", "## C {#c}", "### D {#c}"))).toEqual(
      ["4:1 heading-depth", "5:1 malformed-id", "6:1 malformed-id", "8:1 duplicate-id"],
    );
  });
});

test("a remedy can be followed literally", () => {
  const remedies = (...lines: string[]) => parse(noteText(...lines)).diagnostics.map(({ remedy }) => remedy);
  expect(remedies("## Bad {#Bad Id}")).toEqual([expect.stringMatching(/^Write `\{#bad-id\}`\. /)]);
  expect(remedies("## Dup", "## Dup")).toEqual([
    "Write `## Dup {#dup}`.",
    "Write `## Dup {#dup-2}`.",
    "Give each its own id.",
  ]);
  expect(remedies("# Top")).toEqual(["Add a `#`.", "Write `## Top {#top}`."]);
});

describe("blocks", () => {
  test("know their place and the heading above them", () => {
    const note = parse(
      noteText("## A {#a}", "", "- item", "", "  ```card", "  id: in-list", "  front: x", "  ```"),
    );
    expect(note.blocks).toEqual([
      {
        kind: "card",
        file: "note.en.md",
        locale: "en",
        yaml: "id: in-list\nfront: x",
        line: 8,
        column: 3,
        id: "in-list",
        anchor: "a",
      },
    ]);
  });
  test("of an unknown kind are not code", () => {
    expect(rules(noteText("```crad", "id: x", "```"))).toEqual(["4:1 unknown-kind"]);
    expect(rules(noteText("```python", "x = 1", "```", "", "```", "id: x", "```"))).toEqual([]);
  });
  test("that are never closed are reported where they open", () => {
    expect(rules(noteText("```card", "id: x", "", "## Swallowed {#swallowed}"))).toEqual([
      "4:1 unclosed-fence",
    ]);
    expect(rules(noteText("~~~~text", "```", "~~~~"))).toEqual([]);
  });
});

test("raw HTML is pointed out, a comment is not", () => {
  expect(rules(noteText("a <b>c</b>", "", "<!-- remark -->"))).toEqual(["4:3 raw-html", "4:7 raw-html"]);
});
