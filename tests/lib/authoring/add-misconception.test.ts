import { expect, test } from "vitest";
import { addMisconception, noteOfExercise } from "@/lib/authoring/add-misconception";
import { readProposal } from "@/lib/services/proposed-misconception";

const exercise = (fields: string, id = "sum") =>
  `# Sums\n\n\`\`\`exercise\nid: ${id}\nanswer: { kind: integer, value: a + b }\n${fields}\`\`\`\n\nMore.\n`;

/** The text with the edit made, and a bar where the cursor is. */
function edited(text: string, expression: string | null, item = "sum"): string | null {
  const edit = addMisconception(text, { item, expression });
  if (edit === null) return null;
  const next = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  return `${next.slice(0, edit.cursor)}|${next.slice(edit.cursor)}`;
}

test("a misconception comes last in its list, with a free id, and waits for its words", () => {
  const before = "misconceptions:\n  - id: slip\n    value: a - b\n    says: Minus.\n";
  expect(edited(exercise(`${before}solution:\n  - Add.\n`), "a * b")).toBe(
    exercise(`${before}  - id: slip-2\n    value: a * b\n    says: |\nsolution:\n  - Add.\n`),
  );
});

test("an exercise without misconceptions gets the list before its solution", () => {
  expect(edited(exercise("solution:\n  - Add.\ntests:\n  - {}\n"), "a * b")).toBe(
    exercise(
      "misconceptions:\n  - id: slip\n    value: a * b\n    says: |\nsolution:\n  - Add.\ntests:\n  - {}\n",
    ),
  );
});

test("without a guess its author begins with the value", () => {
  expect(edited(exercise(""), null)).toBe(
    exercise("misconceptions:\n  - id: slip\n    value: |\n    says: \n"),
  );
});

test("a list in brackets stays one", () => {
  expect(edited(exercise("misconceptions: [{ id: slip, value: b, says: B }]\n"), "max(a, b)")).toBe(
    exercise(
      'misconceptions: [{ id: slip-2, value: "max(a, b)", says: "|" }, { id: slip, value: b, says: B }]\n',
    ),
  );
});

test("what YAML would not read as it is comes in quotes", () => {
  expect(edited(exercise(""), "-a")).toContain('value: "-a"\n');
  expect(edited(exercise(""), "a > b ? a : b")).toContain('value: "a > b ? a : b"\n');
});

test("the exercise is found by its id wherever it has moved, also under a new one; or not at all", () => {
  const moved = `Much text.\n\n${exercise("was: total\n", "sum-of-two")}`;
  expect(edited(moved, "a", "sum-of-two")).toContain("value: a\n");
  expect(edited(moved, "a", "total")).toContain("value: a\n");
  expect(edited(moved, "a", "sum")).toBeNull();
  expect(edited("```card\nid: sum\n```\n", "a")).toBeNull();
  const notes = [
    ["one", "Nothing of a sum here.\n"],
    ["two", exercise("")],
  ] as const;
  expect(noteOfExercise(notes, "sum")).toBe("two");
  expect(noteOfExercise(notes, "product")).toBeNull();
});

test("an address proposes an expression or nothing", () => {
  expect(readProposal("sum", "a * b")).toEqual({ item: "sum", expression: "a * b" });
  expect(readProposal("sum", "a *")).toEqual({ item: "sum", expression: null });
  expect(readProposal("sum", "a\n    says: b")).toEqual({ item: "sum", expression: null });
  expect(readProposal("sum", ["a", "b"])).toEqual({ item: "sum", expression: null });
  expect(readProposal("Sum of\nall", "a")).toBeNull();
  expect(readProposal(undefined, "a")).toBeNull();
});
