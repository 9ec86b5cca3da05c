import fc from "fast-check";
import { expect, test } from "vitest";
import {
  listBlocks as blocksIn,
  withConcept as steps,
  withBlocks,
  withoutBlocks,
} from "@/lib/authoring/edit-blocks";

const listBlocks = (note: string) => [...blocksIn(note)];

function withConcept(...args: Parameters<typeof steps>): string {
  const rest = steps(...args);
  for (;;) {
    const { done, value } = rest.next();
    if (done) return value;
  }
}

const text = `---
title: A
---

Prose.

\`\`\`card
id: one
concepts: [a.b] # why
front: Why?
back: Because.
\`\`\`

\`\`\`choice
id: two
ask: Which?
\`\`\`
More prose.

\`\`\`exercise
id: three
concepts:
  - a.b
  - c
ask: How many?
\`\`\`

\`\`\`python
id: one
\`\`\`
`;

const all = new Set(["one", "two", "three"]);

test("blocks are listed with kind, concepts and question; code is none", () => {
  expect(listBlocks(text)).toEqual([
    { id: "one", kind: "card", line: 7, concepts: ["a.b"], text: "Why?" },
    { id: "two", kind: "choice", line: 14, concepts: [], text: "Which?" },
    { id: "three", kind: "exercise", line: 20, concepts: ["a.b", "c"], text: "How many?" },
  ]);
});

test("a concept is added where it is missing, and nothing else changes", () => {
  expect(withConcept(text, all, { concept: "a.b", isAdded: true })).toBe(
    text.replace("id: two\n", "id: two\nconcepts: [a.b]\n"),
  );
  expect(withConcept(text, all, { concept: "d", isAdded: true })).toBe(
    text
      .replace("[a.b] # why", "[a.b, d] # why")
      .replace("id: two\n", "id: two\nconcepts: [d]\n")
      .replace("  - a.b\n  - c\n", "  [a.b, c, d]\n"),
  );
});

test("a concept is taken away where it is", () => {
  expect(withConcept(text, new Set(["three"]), { concept: "c", isAdded: false })).toBe(
    text.replace("  - a.b\n  - c\n", "  [a.b]\n"),
  );
  expect(withConcept(text, all, { concept: "none", isAdded: false })).toBe(text);
});

test("blocks are taken out and put into another note", () => {
  const { text: rest, taken } = withoutBlocks(text, new Set(["one", "three"]));
  expect(rest).toBe(
    `---\ntitle: A\n---\n\nProse.\n\n\`\`\`choice\nid: two\nask: Which?\n\`\`\`\nMore prose.\n\n\`\`\`python\nid: one\n\`\`\`\n`,
  );
  expect(listBlocks(withBlocks("Other.\n", taken)).map(({ id }) => id)).toEqual(["one", "three"]);
});

test("adding a concept and taking it away again gives the same list, whatever is chosen", () => {
  fc.assert(
    fc.property(fc.subarray([...all]), (ids) => {
      const chosen = new Set(ids);
      const added = withConcept(text, chosen, { concept: "x", isAdded: true });
      expect(listBlocks(added).filter(({ concepts }) => concepts.includes("x")).length).toBe(ids.length);
      const back = withConcept(added, chosen, { concept: "x", isAdded: false });
      expect(listBlocks(back).map(({ concepts }) => concepts)).toEqual(
        listBlocks(text).map(({ concepts }) => concepts),
      );
    }),
  );
});
