import { expect, test } from "vitest";
import { courseNames } from "@/lib/authoring/course-names";
import { DraftCompiler } from "@/lib/authoring/draft-compiler";
import { type FixContext, type QuickFix, quickFixes } from "@/lib/authoring/quick-fixes";

const course = `title: { en: Statistics }
summary: { en: A course. }
notes: [averages]
concepts:
  - id: stats.mean
    name: { en: The mean }
`;

const head = `---
title: Averages
---

## The mean {#mean}

The mean of some numbers is their sum divided by how many there are. It moves with every number.

`;

type Files = Record<string, string>;

function compile(files: Files) {
  return new DraftCompiler("statistics", "averages").compile(new Map(Object.entries(files)));
}

/** What the compiler says of the files, with the fixes for it. */
function found(files: Files) {
  const draft = compile(files);
  const context: FixContext = { note: "averages", files, names: courseNames(draft) };
  return draft.diagnostics.map((diagnostic) => ({ diagnostic, fixes: quickFixes(diagnostic, context) }));
}

function made(files: Files, { edits }: QuickFix): Files {
  const next = { ...files };
  for (const { file, from, to, insert } of edits)
    next[file] = (next[file] ?? "").slice(0, from) + insert + (next[file] ?? "").slice(to);
  return next;
}

/** The note with this block, after the first fix with that code; and the rules that are left. */
function fixed(block: string, rule: string, code: QuickFix["code"]) {
  const files = { "course.yaml": course, "averages.en.md": `${head}${block}\n` };
  const fix = found(files)
    .filter(({ diagnostic }) => diagnostic.rule === rule)
    .flatMap(({ fixes }) => fixes)
    .find((one) => one.code === code);
  if (fix === undefined) throw new Error(`No ${code} for ${rule}`);
  const next = made(files, fix);
  const rules = compile(next).diagnostics.map((one) => one.rule);
  return { fix, files: next, text: (next["averages.en.md"] ?? "").slice(head.length), rules };
}

const card = (fields: string) => `\`\`\`card\n${fields}\n\`\`\``;

test("A block without an id gets a free one, after its neighbours and its section", () => {
  const two = `${card("id: stats.mean-old\nconcepts: [stats.mean]\nfront: A?\nback: B.")}

${card("concepts: [stats.mean]\nfront: C?\nback: D.")}`;
  const { text, rules } = fixed(two, "missing-field", "addId");
  expect(text).toContain("```card\nid: stats.mean\nconcepts: [stats.mean]\nfront: C?");
  expect(rules).toEqual(["missing-translation"]);
});

test("An id that is taken is changed to a free one", () => {
  const two = `${card("id: stats.mean\nconcepts: [stats.mean]\nfront: A?\nback: B.")}

${card("id: stats.mean\nconcepts: [stats.mean]\nfront: C?\nback: D.")}`;
  const { text, rules } = fixed(two, "duplicate-id", "newId");
  expect(text).toContain("id: stats.mean-2\nconcepts: [stats.mean]\nfront: C?");
  expect(rules).toEqual(["missing-translation"]);
});

test("A concept is declared in the course's file, at the end of its list", () => {
  const { files, rules } = fixed(
    card("id: a.b\nconcepts: [stats.weighted-mean]\nfront: A?\nback: B."),
    "unknown-concept",
    "declareConcept",
  );
  expect(files["course.yaml"]).toBe(
    `${course}  - id: stats.weighted-mean\n    name: { en: Weighted mean }\n`,
  );
  expect(rules).toEqual(["missing-translation"]);
});

test("A course without concepts gets its first", () => {
  const bare = course.slice(0, course.indexOf("concepts:"));
  for (const start of [bare, `${bare}concepts: []\n`, bare.trimEnd()]) {
    const files = {
      "course.yaml": start,
      "averages.en.md": `${head}${card("id: a.b\nconcepts: [mean]\nfront: A?\nback: B.")}\n`,
    };
    const fix = found(files)
      .flatMap(({ fixes }) => fixes)
      .find(({ code }) => code === "declareConcept");
    const next = made(files, fix as QuickFix);
    expect(next["course.yaml"]).toBe(`${bare}concepts:\n  - id: mean\n    name: { en: Mean }\n`);
  }
});

test("A misspelt concept, field and kind are replaced by what was meant", () => {
  const concept = fixed(
    card("id: a.b\nconcepts: [stats.meen]\nfront: A?\nback: B."),
    "unknown-concept",
    "replace",
  );
  expect(concept.text).toContain("concepts: [stats.mean]");
  const field = fixed(
    card("id: a.b\nconcepts: [stats.mean]\nfrontt: A?\nback: B."),
    "unknown-field",
    "replace",
  );
  expect(field.text).toContain("\nfront: A?");
  const kind = fixed(
    "```crad\nid: a.b\nconcepts: [stats.mean]\nfront: A?\nback: B.\n```",
    "unknown-kind",
    "replace",
  );
  expect(kind.text).toContain("```card\n");
  for (const { rules } of [concept, field, kind]) expect(rules).toEqual(["missing-translation"]);
});

test("A block without concepts takes those of the nearest block", () => {
  const two = `${card("id: a.a\nconcepts: [stats.mean]\nfront: A?\nback: B.")}

${card("id: a.b\nfront: C?\nback: D.")}`;
  const { text, rules } = fixed(two, "no-concept", "addConcepts");
  expect(text).toContain("id: a.b\nconcepts: [stats.mean]\nfront: C?");
  expect(rules).toEqual(["missing-translation"]);
});

test("A missing field is added where its entry begins, and writing goes on there", () => {
  const exercise = `\`\`\`exercise
id: a.b
concepts: [stats.mean]
given:
  n: { int: [1, 9] }
ask: What is {{ n }} + 1?
answer: { kind: integer, value: n + 1 }
misconceptions:
  - id: as-is
    value: n
\`\`\``;
  const { fix, text } = fixed(exercise, "missing-field", "addField");
  expect(text).toContain("  - says: \n    id: as-is\n    value: n");
  expect(`${head}${text}`.slice(0, fix.cursor ?? 0)).toMatch(/ {2}- says: $/);
  const flow = fixed(
    "```match\nid: a.b\nconcepts: [stats.mean]\nask: Pair.\npairs:\n  - { left: a }\n  - { left: b, right: c }\n  - { left: d, right: e }\n```",
    "missing-field",
    "addField",
  );
  expect(flow.text).toContain("  - { right: , left: a }");
});

test("A quote that is nearly right is copied sign by sign, any other is that sentence which shares most words", () => {
  const near = fixed(
    card(
      "id: a.b\nconcepts: [stats.mean]\nquote: Their SUM divided by how many there are\nfront: A?\nback: B.",
    ),
    "quote",
    "quote",
  );
  expect(near.text).toContain("quote: their sum divided by how many there are\n");
  const far = fixed(
    card("id: a.b\nconcepts: [stats.mean]\nquote: >-\n  every number\n  moves it\nfront: A?\nback: B."),
    "quote",
    "quote",
  );
  expect(far.text).toContain("quote: It moves with every number\nfront: A?");
  for (const { rules } of [near, far]) expect(rules).toEqual(["missing-translation"]);
});

test("A quote can be taken away with all of its lines", () => {
  const { text, rules } = fixed(
    card("id: a.b\nconcepts: [stats.mean]\nquote: >-\n  every number\n  moves it\nfront: A?\nback: B."),
    "quote",
    "unquote",
  );
  expect(text).toContain("concepts: [stats.mean]\nfront: A?");
  expect(rules).toEqual(["missing-translation"]);
});

test("A heading gets the address that the checker proposes", () => {
  const { text, rules } = fixed("## The median\n\nIn the middle.", "heading-id", "headingId");
  expect(text).toContain("## The median {#the-median}\n");
  expect(rules).toEqual(["missing-translation"]);
});

test("A block that is never closed is closed at the end", () => {
  const { text, rules } = fixed(
    "```card\nid: a.b\nconcepts: [stats.mean]\nfront: A?\nback: B.",
    "unclosed-fence",
    "closeFence",
  );
  expect(text).toMatch(/back: B\.\n```\n$/);
  expect(rules).toEqual(["missing-translation"]);
});
