import { describe, expect, it, vi } from "vitest";
import { type CompileCache, remembered } from "@/lib/notes/compile-cache";
import { compileCourse } from "@/lib/notes/compile-course";
import { recompileCourse } from "@/lib/notes/recompile-course";
import { noteText } from "../../support/course-texts";

/** A cache of texts, like the one on disk, that records its requests. */
function memoryCache() {
  const entries = new Map<string, string>();
  const asked: { key: string; hit: boolean }[] = [];
  const cache: CompileCache = {
    read(key) {
      const known = entries.get(key);
      asked.push({ key, hit: known !== undefined });
      return known === undefined ? undefined : JSON.parse(known);
    },
    write: (key, value) => {
      entries.set(key, JSON.stringify(value));
    },
  };
  const missed = () =>
    asked
      .splice(0)
      .flatMap(({ key, hit }) => (hit ? [] : [key.replace(/-.*/, "")]))
      .sort();
  return { cache, entries, missed };
}

const exercise = (id: string, answer: string) => [
  "```exercise",
  `id: ${id}`,
  "title: A title",
  "concepts: [one]",
  "given: { a: { int: [2, 9] }, b: { int: [2, 9] } }",
  "ask: What is {{a}} times {{b}}?",
  `answer: { kind: integer, value: ${answer} }`,
  "misconceptions:",
  "  - { id: sum, value: a + b, says: That is the sum. }",
  "  - { id: half, value: a*b/2, says: That is $\\half$. }",
  'solution: ["It is {{answer}}."]',
  "```",
];

const first = noteText("## A {#a}", "Numbers $2 + 2 = {{2 + 2}}$.", ...exercise("product", "a*b"));
const second = noteText("## B {#b}", "More.", ...exercise("other", "a*b/2"));
const files = new Map([
  [
    "course.yaml",
    "title: { en: C }\nsummary: { en: S }\nnotes: [first, second]\nconcepts: [{ id: one, name: { en: One } }]\n",
  ],
  ["first.en.md", first],
  ["second.en.md", second],
]);
const gated = { gate: true };

describe("a course that was compiled before", () => {
  it("is what it would be without a cache, with its diagnostics and findings", () => {
    const { cache, missed } = memoryCache();
    const plain = compileCourse("course", files, gated);
    expect(plain.diagnostics.map(({ rule }) => rule)).toContain("math");
    expect(plain.findings.length).toBeGreaterThan(0);
    expect(compileCourse("course", files, gated, cache)).toEqual(plain);
    expect(missed()).toEqual(["gate", "gate", "note", "note", "page", "page"]);
    expect(compileCourse("course", files, gated, cache)).toEqual(plain);
    expect(missed()).toEqual([]);
  });

  it("is recompiled only where a note has changed", () => {
    const { cache, missed } = memoryCache();
    compileCourse("course", files, gated, cache);
    missed();
    const changed = new Map(files).set("second.en.md", second.replace("value: a*b/2 }", "value: a*b + 2 }"));
    expect(compileCourse("course", changed, gated, cache)).toEqual(compileCourse("course", changed, gated));
    expect(missed()).toEqual(["gate", "note"]);
    const reworded = new Map(files).set("first.en.md", first.replace("2 + 2}}", "3 + 3}}"));
    expect(compileCourse("course", reworded, gated, cache)).toEqual(compileCourse("course", reworded, gated));
    expect(missed()).toEqual(["note", "page"]);
  });

  it("keeps findings in their places when lines above them have moved", () => {
    const { cache } = memoryCache();
    compileCourse("course", files, gated, cache);
    const moved = new Map(files).set("second.en.md", second.replace("More.", "More.\n\nAnd more."));
    const { findings } = compileCourse("course", moved, gated, cache);
    expect(findings).toEqual(compileCourse("course", moved, gated).findings);
  });
});

describe("a course that has not changed at all", () => {
  it("is looked up whole, for the same options only", async () => {
    const { cache, missed } = memoryCache();
    const whole = await recompileCourse("course", files, gated, cache);
    expect(whole).toEqual(compileCourse("course", files, gated));
    missed();
    expect(await recompileCourse("course", files, gated, cache)).toEqual(whole);
    expect(missed()).toEqual([]);
    const items = await recompileCourse("course", files, { gate: false, pages: false }, cache);
    expect(items).toEqual(compileCourse("course", files, { gate: false, pages: false }));
    expect(missed().filter((what) => what === "course")).toEqual(["course"]);
  });

  it("is another one under another name or with another file", async () => {
    const { cache, missed } = memoryCache();
    await recompileCourse("course", files, gated, cache);
    missed();
    expect((await recompileCourse("other", files, gated, cache)).slug).toBe("other");
    await recompileCourse("course", new Map(files).set("first.zh.md", first), gated, cache);
    expect(missed().filter((what) => what === "course")).toHaveLength(2);
  });
});

describe("what a computation depends on", () => {
  it("is identified by its name and its inputs", () => {
    const { cache } = memoryCache();
    const compute = vi.fn(() => 1);
    for (const [what, inputs] of [
      ["a", [1]],
      ["b", [1]],
      ["a", [2]],
      ["a", [1]],
    ] as const)
      remembered(cache, what, inputs, compute);
    expect(compute).toHaveBeenCalledTimes(3);
  });

  it("must not be a value that JSON drops", () => {
    const { cache } = memoryCache();
    expect(() => remembered(cache, "a", { of: new Map([["n", 1]]) }, () => 1)).toThrow(TypeError);
  });
});
