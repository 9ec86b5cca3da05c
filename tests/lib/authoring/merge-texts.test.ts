import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linesOf } from "@/lib/authoring/lines";
import { mergeTexts } from "@/lib/authoring/merge-texts";

const line = fc.constantFrom("a", "b", "c", "", "d e", "中文", "f\r").map((text) => `${text}\n`);
const text = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom("", "end without a line end"))
  .map(([lines, end]) => lines.join("") + end);

function partsOf(base: string, theirs: string, mine: string) {
  return mergeTexts(base, theirs, mine).parts;
}

describe("merging what two people wrote", () => {
  test("changes at different places are both there", () => {
    expect(mergeTexts("one\ntwo\nthree\n", "ONE\ntwo\nthree\n", "one\ntwo\nTHREE\n").text).toBe(
      "ONE\ntwo\nTHREE\n",
    );
  });

  test("different changes of one line are a conflict that has all three", () => {
    expect(mergeTexts("one\ntwo\n", "1\ntwo\n", "I\ntwo\n")).toEqual({
      text: null,
      parts: [
        { kind: "conflict", base: ["one\n"], theirs: ["1\n"], mine: ["I\n"] },
        { kind: "same", lines: ["two\n"] },
      ],
    });
  });

  test("the same change of both is no conflict", () => {
    expect(mergeTexts("one\n", "two\n", "two\n").text).toBe("two\n");
  });

  test("a text that one left alone becomes the other's, to the last character", () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(mergeTexts(base, changed, base).text).toBe(changed);
        expect(mergeTexts(base, base, changed).text).toBe(changed);
      }),
    );
  });

  test("no line that either added is lost, in a clean merge or in a conflict", () => {
    fc.assert(
      fc.property(text, text, text, (base, theirs, mine) => {
        const parts = partsOf(base, theirs, mine);
        const kept = countsOf(
          parts.flatMap((part) =>
            part.kind === "same" ? part.lines : [...part.base, ...part.theirs, ...part.mine],
          ),
        );
        const before = countsOf(linesOf(base));
        for (const version of [theirs, mine])
          for (const [each, count] of countsOf(linesOf(version))) {
            const added = count - (before.get(each) ?? 0);
            if (added > 0) expect(kept.get(each) ?? 0, JSON.stringify(each)).toBeGreaterThanOrEqual(added);
          }
      }),
      { numRuns: 2_000 },
    );
  });

  test("each side can be read from the parts", () => {
    fc.assert(
      fc.property(text, text, text, (base, theirs, mine) => {
        const parts = partsOf(base, theirs, mine);
        if (parts.every(({ kind }) => kind === "same")) return;
        const conflicts = parts.flatMap((part) => (part.kind === "conflict" ? [part] : []));
        for (const part of conflicts) {
          expect(theirs).toContain(part.theirs.join(""));
          expect(mine).toContain(part.mine.join(""));
          expect(part.theirs.join("")).not.toBe(part.mine.join(""));
        }
      }),
    );
  });

  test("texts that would take for ever to compare are one conflict", () => {
    const empty = "\n".repeat(100_000);
    expect(partsOf(empty, `${empty}a`, `b${empty}`).map(({ kind }) => kind)).toEqual(["conflict"]);
  });
});

function countsOf(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of lines) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}
