import { expect, test } from "vitest";
import { withNotes } from "@/lib/authoring/course-notes";
import { newCourseFiles } from "@/lib/authoring/new-course";

test("a list in one line stays one, and everything around it is untouched", () => {
  const text = "# Ours\ntitle:   { en: A }\nnotes: [one,two] # in order\nconcepts: []\n";
  expect(withNotes(text, ["two", "one", "three"])).toBe(
    "# Ours\ntitle:   { en: A }\nnotes: [two, one, three] # in order\nconcepts: []\n",
  );
});

test("a list of lines keeps its indentation", () => {
  const text = "notes:\n  - one\n  - two\nsummary: >-\n  long\n  words\n";
  expect(withNotes(text, ["two", "one"])).toBe("notes:\n  - two\n  - one\nsummary: >-\n  long\n  words\n");
  expect(withNotes("notes:\n- one\n- two\n", ["two"])).toBe("notes:\n- two\n");
});

test("a new course's list can be added to", () => {
  const files = newCourseFiles({ title: { en: "A" }, summary: { en: "B" }, noteTitle: "C" });
  expect(withNotes(files.get("course.yaml") ?? "", ["first-note", "second"])).toContain(
    "notes:\n  - first-note\n  - second\n",
  );
});

test("a file that can't be read, or has no list, is left alone", () => {
  expect(withNotes("notes: [one", ["one"])).toBeNull();
  expect(withNotes("title: { en: A }\n", ["one"])).toBeNull();
});
