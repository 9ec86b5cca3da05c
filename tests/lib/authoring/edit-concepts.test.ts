import fc from "fast-check";
import { expect, test } from "vitest";
import { readConceptTexts, withConceptText, withoutConcept } from "@/lib/authoring/edit-concepts";

const text = `title: { en: A }
notes: [one]

# What comes after what.
concepts:
  - id: a.one
    name: { en: One, zh: 一 }
  - id: a.two # later
    name: { en: Two }
    after: [a.one]
`;

test("a concept is added at the end, changed where it stands, and taken away everywhere", () => {
  const three = { id: "a.three", name: { en: "Three: more", zh: "三" }, after: ["a.one", "a.two"] };
  const added = withConceptText(text, three) ?? "";
  expect(added).toBe(
    `${text.trimEnd()}\n  - id: a.three\n    name: { en: "Three: more", zh: 三 }\n    after: [a.one, a.two]\n`,
  );
  const changed = withConceptText(added, { id: "a.one", name: { en: "First" }, after: [] });
  expect(changed).toBe(added.replace("{ en: One, zh: 一 }", "{ en: First }"));
  expect(readConceptTexts(withoutConcept(added, "a.one") ?? "")).toEqual([
    { id: "a.two", name: { en: "Two" }, after: [] },
    { ...three, after: ["a.two"] },
  ]);
});

test("the first concept of a course can be added, and the last one taken away", () => {
  const empty = "title: { en: A }\nconcepts: []\nsummary: { en: B }\n";
  const one = { id: "a", name: { en: "A" }, after: [] };
  const added = withConceptText(empty, one) ?? "";
  expect(added).toBe("title: { en: A }\nconcepts:\n  - id: a\n    name: { en: A }\nsummary: { en: B }\n");
  expect(withoutConcept(added, "a")).toBe(empty);
});

test("whatever a name is, it is read as it was written", () => {
  const name = fc.string({ unit: "grapheme", minLength: 1 }).filter((one) => one.trim() === one);
  fc.assert(
    fc.property(name, (en) => {
      const added = withConceptText(text, { id: "x", name: { en }, after: ["a.one"] });
      expect(readConceptTexts(added ?? "").at(-1)).toEqual({ id: "x", name: { en }, after: ["a.one"] });
      expect(withoutConcept(added ?? "", "x")).toBe(text);
    }),
  );
});

test("a file that can't be read is left alone", () => {
  expect(withConceptText("concepts: [", { id: "x", name: { en: "X" }, after: [] })).toBeNull();
  expect(withConceptText("title: { en: A }\n", { id: "x", name: { en: "X" }, after: [] })).toBeNull();
});
