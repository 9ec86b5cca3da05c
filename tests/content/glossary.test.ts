/** The glossary has the same content in both languages, and is sorted. */
import { describe, expect, it } from "vitest";
import { courseFiles } from "./compiled-courses";

type Entry = {
  readonly heading: string;
  readonly term: string;
  readonly target: string;
  readonly translation: string;
  readonly meaning: string;
};

const files = await courseFiles("deep-networks");
const en = entriesOf(files.get("glossary.en.md") ?? "");
const zh = entriesOf(files.get("glossary.zh.md") ?? "");

describe("the glossary", () => {
  it("has each of its 128 terms once", () => {
    expect(en).toHaveLength(128);
    expect(new Set(en.map(({ term }) => term)).size).toBe(128);
    expect(new Set(zh.map(({ term }) => term)).size).toBe(128);
  });

  it("has the same terms with the same links in both languages", () => {
    const pairs = en.map(({ term, translation, target }) => [term, translation, target].join(" | "));
    const turned = zh.map(({ term, translation, target }) => [translation, term, target].join(" | "));
    expect(turned.sort()).toEqual(pairs.sort());
  });

  it.each([
    ["en", en],
    ["zh", zh],
  ] as const)("says what each term means (%s)", (_, entries) => {
    expect(entries.filter(({ meaning }) => meaning.length < 5).map(({ term }) => term)).toEqual([]);
  });

  it.each([
    ["en", en, "en"],
    ["zh", zh, "zh-Hans-CN"],
  ] as const)("is in the alphabetical order of its language under each heading (%s)", (_, entries, tag) => {
    const { compare } = new Intl.Collator(tag);
    // Characters with two readings; the collator uses the commoner one, zhǎng and zhòng.
    const read = (term: string) => term.replace(/^长/, "常").replace(/^重/, "虫");
    for (const heading of new Set(entries.map((entry) => entry.heading))) {
      const terms = entries.filter((entry) => entry.heading === heading).map(({ term }) => term);
      expect(terms).toEqual(terms.toSorted((a, b) => compare(read(a), read(b))));
    }
  });

  it("puts each term under the note that teaches it", () => {
    const astray = [...en, ...zh].filter(
      ({ heading, target }) => !target.startsWith(`/courses/deep-networks/${heading}#`),
    );
    expect(astray.map(({ term }) => term)).toEqual([]);
  });
});

/** `- [term](target) · translation: meaning`, under `## Note {#heading}`. */
function entriesOf(note: string): readonly Entry[] {
  let heading = "";
  return note.split("\n").flatMap((line) => {
    heading = /^## .*\{#(.+)\}$/.exec(line)?.[1] ?? heading;
    const withoutLanguage = line.replace(/\[([^\]]+)\]\{lang=en\}/, "$1");
    const [, term, target, translation, meaning] =
      /^- \[(.+)\]\((\S+)\) · (.+?)(?:: |：)(.+)$/.exec(withoutLanguage) ?? [];
    if (term === undefined || target === undefined || translation === undefined || meaning === undefined) {
      return [];
    }
    return [{ heading, term, target, translation, meaning }];
  });
}
