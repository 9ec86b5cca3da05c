import fc from "fast-check";
import { expect, test } from "vitest";
import { type BlockForm, formBlock, readForm } from "@/lib/authoring/form/block-form";
import { addOption, editField, removeOption } from "@/lib/authoring/form/edit-form";

const note = `## One {#one}

A sentence.

\`\`\`card
id: a.card
concepts: [a] # the only one
# The question.
front: >-
  Why is the
  sky blue?
back: 'It''s scattered: blue most.' # short
\`\`\`

\`\`\`cloze
id: a.cloze
concepts: [a]
quote: A sentence.
text: The sky is {{1::blue}}.
\`\`\`

\`\`\`choice
id: a.choice
concepts: [a]
ask: Which?
options:
  - text: red
    why: It is not.   # really
  # the right one
  - text: blue
    right: true
  - { text: 'green, too', why: no }
\`\`\`

The end.
`;

type Value = string | true | null;

function block(text: string, id: string) {
  const found = formBlock(text, id, 0);
  if (found === null) throw new Error(id);
  return found;
}

function formOf(text: string, id: string): BlockForm {
  const form = readForm(text, block(text, id), true);
  if ("problem" in form) throw new Error(form.at);
  return form;
}

function apply(text: string, edit: { from: number; to: number; insert: string } | null): string {
  if (edit === null) throw new Error("No edit");
  return text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
}

const set = (id: string, path: (string | number)[], value: Value, text = note) =>
  apply(text, editField(text, block(text, id), path, value));

/** The lines of `text` that are not in the note, and those that are gone. */
function changed(text: string) {
  const [before, after] = [note.split("\n"), text.split("\n")];
  return {
    gone: before.filter((line) => !after.includes(line)),
    come: after.filter((line) => !before.includes(line)),
  };
}

test("The form has the texts of a card, a cloze and a choice", () => {
  expect(formOf(note, "a.card").texts).toEqual({
    quote: "",
    front: "Why is the sky blue?",
    back: "It's scattered: blue most.",
  });
  expect(formOf(note, "a.cloze").texts).toEqual({
    quote: "A sentence.",
    text: "The sky is {{1::blue}}.",
  });
  expect(formOf(note, "a.choice")).toEqual({
    kind: "choice",
    id: "a.choice",
    texts: { quote: "", ask: "Which?", why: "" },
    options: [
      { text: "red", why: "It is not.", isRight: false },
      { text: "blue", why: "", isRight: true },
      { text: "green, too", why: "no", isRight: false },
    ],
  });
});

test("An edited field changes its value only; comments, order and style stay", () => {
  expect(changed(set("a.card", ["back"], "Blue: most."))).toEqual({
    gone: ["back: 'It''s scattered: blue most.' # short"],
    come: ["back: 'Blue: most.' # short"],
  });
  expect(changed(set("a.card", ["front"], "Why is the sky red?"))).toEqual({
    gone: ["  Why is the", "  sky blue?"],
    come: ["  Why is the sky red?"],
  });
  expect(changed(set("a.choice", ["options", 0, "why"], "No."))).toEqual({
    gone: ["    why: It is not.   # really"],
    come: ["    why: No.   # really"],
  });
  expect(changed(set("a.choice", ["options", 2, "text"], "a, b"))).toEqual({
    gone: ["  - { text: 'green, too', why: no }"],
    come: ["  - { text: 'a, b', why: no }"],
  });
});

test("A text of several lines is written as such, unless a comment stands behind it", () => {
  expect(changed(set("a.choice", ["ask"], "One.\n\nTwo: $x$."))).toEqual({
    gone: ["ask: Which?"],
    come: ["ask: |-", "  One.", "  Two: $x$."],
  });
  expect(changed(set("a.card", ["back"], "One.\nTwo."))).toEqual({
    gone: ["back: 'It''s scattered: blue most.' # short"],
    come: ['back: "One.\\nTwo." # short'],
  });
});

test("An optional field is added in its place, and taken away when it is emptied", () => {
  const quoted = set("a.card", ["quote"], "A sentence.");
  expect(quoted).toContain("# The question.\nquote: A sentence.\nfront: >-");
  expect(set("a.card", ["quote"], "", quoted)).toBe(note);
  expect(set("a.cloze", ["quote"], "")).toBe(note.replace("quote: A sentence.\n", ""));
  const why = set("a.choice", ["why"], "Because: so.");
  expect(why).toContain("why: no }\nwhy: 'Because: so.'\n```");
  expect(set("a.choice", ["why"], "", why)).toBe(note);
});

test("An option becomes right, or no longer is", () => {
  expect(changed(set("a.choice", ["options", 1, "right"], null))).toEqual({
    gone: ["    right: true"],
    come: [],
  });
  const first = set("a.choice", ["options", 0, "right"], true);
  expect(first).toContain("    why: It is not.   # really\n    right: true\n  # the right one");
  expect(set("a.choice", ["options", 2, "right"], true)).toContain("why: no, right: true }");
});

test("Options are added at the end and taken away", () => {
  const longer = apply(note, addOption(note, block(note, "a.choice"), "more"));
  expect(longer).toContain('why: no }\n  - text: "more"\n```');
  expect(apply(longer, removeOption(longer, block(longer, "a.choice"), 3))).toBe(note);
  expect(apply(note, removeOption(note, block(note, "a.choice"), 1))).toBe(
    note.replace("  - text: blue\n    right: true\n", ""),
  );
});

test("A block that can't be read has no form, and says why", () => {
  const broken = note.replace("id: a.card\n", "id: a.card\nfront: [\n");
  expect(readForm(broken, block(broken, "a.card"), true)).toMatchObject({ problem: "syntax" });
  const list = note.replace("ask: Which?", "ask: [a, b]");
  expect(readForm(list, block(list, "a.choice"), true)).toEqual({ problem: "shape", at: "ask" });
  const open = "```card\nid: a.b\nfront: A";
  expect(readForm(open, block(open, "a.b"), true)).toMatchObject({ problem: "unclosed" });
  expect(editField(broken, block(broken, "a.card"), ["front"], "A")).toBeNull();
});

test("Whatever is typed into a field is its value, and nothing else changes", () => {
  const fields: [string, (string | number)[]][] = [
    ["a.card", ["front"]],
    ["a.card", ["back"]],
    ["a.cloze", ["text"]],
    ["a.choice", ["ask"]],
    ["a.choice", ["options", 0, "text"]],
    ["a.choice", ["options", 2, "why"]],
  ];
  const anyText = fc.oneof(
    fc.string({ minLength: 1 }),
    fc
      .array(
        fc.constantFrom(
          "a",
          "'",
          '"',
          ": ",
          " #",
          "\n",
          "- ",
          "{{",
          "}}",
          "\\",
          "$",
          "，",
          "中",
          " ",
          "|",
          ">",
          "!",
          "&",
          "*",
          "```x",
          "\n```\n",
          "12",
          "true",
          "~",
          "?",
        ),
        { minLength: 1, maxLength: 12 },
      )
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(fc.constantFrom(...fields), anyText, anyText, ([id, path], first, second) => {
      const value = (text: string) => text.replace(/(?!\n)[\p{Cc}\u2028\u2029\ufeff]/gu, "");
      fc.pre(value(first) !== "" && value(second) !== "");
      const one = editField(note, block(note, id), path, value(first));
      const text = apply(note, one);
      const again = apply(text, editField(text, block(text, id), path, value(second)));
      const at = (form: BlockForm) =>
        path.length === 1
          ? form.texts[path[0] as "front"]
          : form.options[path[1] as number]?.[path[2] as "text" | "why"];
      const optionalEmpty = path.at(-1) === "why" && value(second) === "";
      expect(at(formOf(again, id))).toBe(optionalEmpty ? "" : value(second));
      for (const other of ["a.card", "a.cloze", "a.choice"])
        if (other !== id) expect(formOf(again, other)).toEqual(formOf(note, other));
      expect(again.endsWith("\n```\n\nThe end.\n")).toBe(true);
    }),
    { numRuns: 200 },
  );
});
