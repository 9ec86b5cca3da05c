import { describe, expect, test } from "vitest";
import { compileCourse } from "@/lib/notes/compile-course";
import type { UnreadableFile } from "@/lib/notes/unreadable-file";
import type { Picture } from "@/lib/pictures/picture";
import { noteText } from "../../support/course-texts";

const courseFile = "title: { en: C }\nsummary: { en: S }\nnotes: [first, second]\nconcepts: []\n";
const second = noteText("## Second {#second}", "", "### Part {#part.one}");

/** `line:column rule: message` of all problems of the first note, whose text begins on line 6. */
function problemsOf(
  lines: readonly string[],
  others: Record<string, string | Picture | UnreadableFile> = {},
) {
  const files = new Map<string, string | Picture | UnreadableFile>([
    ["course.yaml", courseFile],
    ["first.en.md", noteText("## First {#first}", "", ...lines)],
    ["second.en.md", second],
    ...Object.entries(others),
  ]);
  return compileCourse("course", files, { gate: false })
    .diagnostics.filter(({ rule }) => !["missing-translation", "no-concept"].includes(rule))
    .map(({ file, line, column, rule, message, remedy }) => ({
      file,
      at: `${line}:${column}`,
      rule,
      message,
      remedy,
    }));
}

const card = (...lines: string[]) => ["```card", "id: x", ...lines, "```"];

describe("a link in prose", () => {
  test.each([
    "#first",
    "second",
    "second#part.one",
    "/courses/course/second#second",
    "#at-x",
    "/courses/course",
    "/courses/other/unknown",
    "/today",
    "https://example.org/#x",
    "mailto:a@example.org",
    "//example.org/x",
  ])("may lead to %s", (url) => {
    expect(problemsOf([`A [link](${url}).`, "", ...card("front: a", "back: b")])).toEqual([]);
  });
  test.each([
    ["#frist", "`first` has no heading `frist`.", "Did you mean `first`?"],
    ["second#part", "`second` has no heading `part`.", "Give the heading this address: `{#part}`."],
    ["secnod#part.one", "The course has no note `secnod`.", "Did you mean `second`?"],
    ["second.en.md", "The course has no note `second.en.md`.", "Its notes are first, second."],
    ["/courses/course/third", "The course has no note `third`.", "Its notes are first, second."],
  ])("to %s, which is not there, is an error", (url, message, remedy) => {
    expect(problemsOf([`A [link](${url}).`])).toEqual([
      { file: "first.en.md", at: "6:3", rule: "dead-link", message, remedy },
    ]);
  });
  test.each([
    "javascript:alert(1)",
    "JavaScript:x",
    "data:text/html,x",
    "ftp://example.org",
    "HTTPS://example.org",
  ])("to %s, which the page would leave out, is an error", (url) => {
    expect(problemsOf([`A [link](${url}).`])).toMatchObject([{ at: "6:3", rule: "dropped-link" }]);
  });
  test("is found by reference too, and not in code", () => {
    expect(problemsOf(["A [link][one] and `[code](nowhere)`.", "", "[one]: nowhere#at-all"])).toMatchObject([
      { at: "8:1", rule: "dead-link" },
    ]);
  });
  test("to a note that can't be read is not reported as well", () => {
    const unreadable = { "second.en.md": { reason: "no-file" } as const };
    expect(problemsOf(["A [link](second#anything)."], unreadable).map(({ rule }) => rule)).toEqual([
      "unreadable-file",
    ]);
  });
  test("of a translation leads to the translated note; a heading missing there is reported once", () => {
    const zh = {
      "first.zh.md": noteText("## 一 {#first}", "", "[二](second#part.one) [三](second#three)"),
      "second.zh.md": noteText("## 二 {#second}"),
    };
    expect(problemsOf([], zh)).toMatchObject([{ file: "first.zh.md", at: "6:22", rule: "dead-link" }]);
  });
});

describe("a link in a block", () => {
  test("has its full address, since the item is asked on other pages too", () => {
    expect(
      problemsOf(card("front: See [it](second#part.one).", "back: '[b](/courses/course/second)'")),
    ).toEqual([
      {
        file: "first.en.md",
        at: "8:12",
        rule: "relative-link",
        message: "Items are asked on other pages too, where `second#part.one` leads elsewhere.",
        remedy: "Write the whole address: `/courses/course/second#part.one`.",
      },
    ]);
  });
  test("has its full address wherever it leads", () => {
    const rules = (url: string) =>
      problemsOf(card(`front: "[a](${url})"`, "back: b")).map(({ rule }) => rule);
    expect(rules("../other/note")).toEqual(["relative-link"]);
    expect(rules("third")).toEqual(["dead-link", "relative-link"]);
  });
  test("that leads nowhere or is left out is an error", () => {
    const lines = card("front: '[a](/courses/course/second#no)'", "back: b <javascript:alert(1)>");
    expect(problemsOf(lines)).toMatchObject([
      { at: "8:8", rule: "dead-link" },
      { at: "9:9", rule: "dropped-link" },
    ]);
  });
});

describe("a picture", () => {
  const known = { hash: "ab".repeat(32), width: 640, height: 480 };
  const others = {
    "two-gates.png": known,
    "bad.svg": { reason: "no-picture", problem: "svg-syntax" },
  } as const;

  test("of the course may be shown, in prose and in items", () => {
    const lines = ["![Two gates](two-gates.png)", "", ...card("front: '![Gates](two-gates.png)'", "back: b")];
    expect(problemsOf(lines, others)).toMatchObject([{ file: "bad.svg", rule: "picture" }]);
  });
  test.each([
    ["https://example.org/x.png", "foreign-picture", "Put the picture into the course"],
    ["//example.org/x.png", "foreign-picture", "Put the picture into the course"],
    ["data:image/png;base64,AAAA", "foreign-picture", "Put the picture into the course"],
    [`/pictures/other/${"ab".repeat(32)}/1x1.png`, "unknown-picture", "Pictures lie beside the notes."],
    ["two-gate.png", "unknown-picture", "Did you mean `two-gates.png`?"],
    ["elephant.jpg", "unknown-picture", "Put it beside the notes"],
    ["notes/Elephant.gif", "unknown-picture", "Pictures lie beside the notes."],
  ])("at %s would not be shown, which is an error", (url, rule, remedy) => {
    expect(problemsOf([`![A](${url})`], { "two-gates.png": known })).toMatchObject([
      { at: "6:1", rule, remedy: expect.stringContaining(remedy) },
    ]);
    expect(problemsOf(card(`front: "a ![A](${url})"`, "back: b"), { "two-gates.png": known })).toMatchObject([
      { at: "8:11", rule },
    ]);
  });
  test("without words for those who do not see it is an error", () => {
    expect(problemsOf(["![ ](two-gates.png)"], others).map(({ rule }) => rule)).toEqual([
      "picture",
      "no-alt-text",
    ]);
  });
});
