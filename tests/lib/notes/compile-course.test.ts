import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileCourse } from "@/lib/notes/compile-course";
import type { NoteText } from "@/lib/notes/compiled-course";
import { readCourseFiles } from "@/lib/services/read-course-files";
import { compileNote, noteText, placesOf } from "../../support/course-texts";

const card = (id: string, ...more: string[]) => [
  "",
  "```card",
  `id: ${id}`,
  "concepts: [idea]",
  ...more,
  "front: Why?",
  "back: So.",
  "```",
  "",
];
const translated = (id: string, ...more: string[]) => [
  "",
  "```card",
  `id: ${id}`,
  ...more,
  "front: 为何？",
  "back: 如此。",
  "```",
  "",
];
const errorsOf = (...lines: string[]) =>
  compileNote(noteText("## A {#a}", ...lines)).diagnostics.filter(({ severity }) => severity === "error");
const html = (text: NoteText | undefined) =>
  (text?.segments ?? [])
    .map((segment) => {
      if (segment.type === "prose") return segment.html;
      return segment.type === "figure"
        ? `[figure ${segment.id} ${segment.places}]`
        : `[${segment.itemIds} at ${segment.place}]`;
    })
    .join("\n");
const pageOf = (...lines: string[]) => html(compileNote(noteText("## A {#a}", ...lines)).notes[0]?.texts.en);

describe("a page", () => {
  test("is prose, cut at the positions of items", () => {
    expect(pageOf("", "One.", ...card("x"), "Two.")).toBe(
      '<h2 id="a">A</h2>\n<p id="at-x">One.</p>\n[x at at-x]\n<p>Two.</p>',
    );
  });
  test("has the values of the prose's expressions, but not in code", () => {
    expect(
      pageOf(
        "",
        "{{ 2 * 3 }} and {{ 4 * 5 }}, {{ conv1d([2, 5], [-1, 1]) }}, `{{ 1 }}`",
        "",
        "```text",
        "{{ 1 }}",
        "```",
      ),
    ).toBe(
      '<h2 id="a">A</h2>\n<p>6 and 20, [3], <code>{{ 1 }}</code></p>\n<pre><code class="language-text">{{ 1 }}\n</code></pre>',
    );
  });
  test("marks a quote, over line breaks and markup", () => {
    expect(
      pageOf(
        "",
        "All of *this",
        "very* text {{ 1 + 1 }} here.",
        ...card("x", "quote: of *this very* text {{ 1 + 1 }}"),
      ),
    ).toContain('<p>All <span class="lit" id="at-x">of <em>this\nvery</em> text 2</span> here.</p>');
  });
  test("keeps the punctuation after a quote with the formula at its end", () => {
    expect(pageOf("", "It takes noise $z$, and more.", ...card("x", "quote: takes noise $z$"))).toMatch(
      /<span class="lit" id="at-x">takes noise <span class="kept"><span class="katex whole">.*,<\/span><\/span> and more/,
    );
  });
  test("marks quotes of several blocks, side by side and one within another", () => {
    const page = pageOf(
      "",
      "One two three.",
      ...card("x", "quote: One two"),
      ...card("y", "quote: two"),
      ...card("z", "quote: three"),
    );
    expect(page).toContain(
      '<p><span class="lit" id="at-x">One <span class="lit" id="at-y">two</span></span> <span class="lit" id="at-z">three</span>.</p>',
    );
  });
  test.each([
    ["One", "One two"],
    ["One two", "One"],
    ["two three", "three"],
    ["three", "two three"],
  ])("marks quotes that start or end together, whichever block comes first: %s, %s", (first, second) => {
    const page = pageOf(
      "",
      "One two three",
      ...card("x", `quote: ${first}`),
      ...card("y", `quote: ${second}`),
    );
    const [outer, inner] = first.length > second.length ? ["x", "y"] : ["y", "x"];
    expect(page).toMatch(
      new RegExp(`<span class="lit" id="at-${outer}">[^<]*<span class="lit" id="at-${inner}">`),
    );
  });
  test("marks a quote in an item of a list or a cell of a table", () => {
    expect(pageOf("", "- one", "- two words", ...card("x", "quote: two words"))).toContain(
      '<li><span class="lit" id="at-x">two words</span></li>',
    );
    expect(pageOf("", "| a | b |", "|---|---|", "| c | d e |", ...card("x", "quote: d e"))).toContain(
      '<td><span class="lit" id="at-x">d e</span></td>',
    );
  });
  test("gives each of several unquoted blocks a place on the same paragraph, list or formula", () => {
    expect(pageOf("", "One.", ...card("x"), ...card("y"))).toContain(
      '<p id="at-x"><span id="at-y">One.</span></p>\n[x at at-x]\n[y at at-y]',
    );
    expect(pageOf("", "- One", ...card("x"), ...card("y"))).toContain('<div id="at-y"><ul id="at-x">');
    expect(pageOf("", "$$", "x", "$$", ...card("x"))).toContain(
      '<div class="math" role="group" tabindex="0" aria-label="Formula" id="at-x">',
    );
    expect(pageOf(...card("x"))).toContain('<h2 id="a"><span id="at-x">A</span></h2>');
  });
  test("has figures in their places, which items right after them test", () => {
    const figure = [
      "",
      "```dot",
      "id: fig",
      "title: F",
      "description: D",
      "dot: 'digraph { a }'",
      "labels: { a: A }",
      "```",
    ];
    expect(pageOf("", "One.", ...figure, ...card("x"), ...card("y"), "Two.")).toBe(
      '<h2 id="a">A</h2>\n<p>One.</p>\n[figure fig at-x,at-y]\n[x at at-x]\n[y at at-y]\n<p>Two.</p>',
    );
    expect(pageOf("", "One.", ...figure, ...card("x", "quote: One"))).toBe(
      '<h2 id="a">A</h2>\n<p><span class="lit" id="at-x">One</span>.</p>\n[figure fig ]\n[x at at-x]',
    );
    expect(errorsOf("", ...figure, ...figure).map(({ rule }) => rule)).toEqual(["duplicate-id"]);
    const zh = noteText(
      "## 一 {#a}",
      "",
      "```dot",
      "id: fig",
      "title: 图",
      "description: 描述",
      "labels: { a: 甲 }",
      "```",
    );
    const { notes, diagnostics } = compileNote(noteText("## A {#a}", ...figure), zh);
    expect(diagnostics).toEqual([]);
    expect(notes[0]?.texts.zh?.segments[1]).toMatchObject({ type: "figure", number: 1, caption: "图" });
  });
  test("moves the items of a block inside a list below the list", () => {
    expect(
      pageOf(
        "",
        "- One",
        "",
        "  ```card",
        "  id: x",
        "  concepts: [idea]",
        "  front: Why?",
        "  back: So.",
        "  ```",
        "- Two",
      ),
    ).toMatch(/<p id="at-x">One<\/p>\n<\/li>\n<li>\n<p>Two<\/p>\n<\/li>\n<\/ul>\n\[x at at-x\]$/);
  });
  test("resolves link definitions on the other side of a block", () => {
    expect(pageOf("", "[here][1]", ...card("x"), "[1]: #a")).toContain('<a href="#a">here</a>');
  });
  test("never runs scripts of an author", () => {
    const page = pageOf(
      "",
      '<script>alert(1)</script> <p id="a" onclick="x">',
      "[x](javascript:alert(1))",
      "\ue000\uec00\uf8f20",
    );
    expect(page).not.toMatch(/<script|<p [^>]*onclick|href/);
    expect(page).not.toMatch(/[\ue000-\uf8ff]/);
  });
  test("has the reading time of its prose, without its blocks", () => {
    const minutes = (...lines: string[]) => compileNote(noteText(...lines)).notes[0]?.texts.en.minutes;
    expect(minutes("word ".repeat(220))).toBe(1);
    expect(minutes("word ".repeat(221))).toBe(2);
    expect(minutes("字".repeat(801))).toBe(3);
    expect(
      minutes(
        "## A {#a}",
        "```text",
        "w ".repeat(10),
        "```",
        "```card",
        `front: ${"word ".repeat(900)}`,
        "```",
      ),
    ).toBe(1);
  });
});

describe("a quote", () => {
  test.each([
    ["A cafe\u0301 noir, please.", "caf\u00e9 noir", "cafe\u0301 noir"],
    ["A caf\u00e9 noir, please.", "cafe\u0301 noir", "caf\u00e9 noir"],
    ["Le cafe\u0301 e\u0301troit est ici.", "est", "est"],
    ["か\u3099くせい です。", "\u304cくせい", "か\u3099くせい"],
  ])("is found whichever way Unicode writes its signs, and marked to the sign: %j", (line, quote, marked) => {
    expect(pageOf("", line, ...card("x", `quote: ${quote}`))).toContain(
      line.replace(marked, `<span class="lit" id="at-x">${marked}</span>`),
    );
  });
  test("that is not in the paragraph above is an error at its line", () => {
    expect(errorsOf("", "One.", "", "Two.", ...card("x", "quote: One"))).toMatchObject([
      { line: 13, column: 1, rule: "quote" },
    ]);
  });
  test("that cuts through markup is an error", () => {
    expect(errorsOf("", "One **two three**.", ...card("x", 'quote: "One **two"'))).toMatchObject([
      { line: 11, rule: "quote" },
    ]);
  });
  test("that overlaps another is an error", () => {
    expect(
      errorsOf("", "One two three.", ...card("x", "quote: One two"), ...card("y", "quote: two three")),
    ).toMatchObject([{ line: 20, rule: "quote" }]);
  });
});

describe("a block", () => {
  test("with an unreadable field still reports problems of its texts, in both languages", () => {
    const en = noteText(
      "## A {#a}",
      ...card("x", "fornt: a").map((line) => line.replace("So.", "So {{ q }}.")),
    );
    const zh = noteText(
      "## 甲 {#a}",
      ...translated("x").map((line) => line.replace("如此", "如此 {{ 1 + }}")),
    );
    expect(placesOf(compileNote(en, zh))).toEqual([
      "note.en.md:9:1 unknown-field",
      "note.en.md:11:13 expression",
      "note.zh.md:9:17 expression",
    ]);
  });
});

describe("an expression", () => {
  const found = (...lines: string[]) =>
    errorsOf(...lines).map(({ line, column, message, remedy }) => `${line}:${column} ${message} ${remedy}`);

  test("that can't be read hides none of the others, in prose and in blocks", () => {
    const text = "{{ 1 + {{ 2 + }} {{ 1 / 0 }}";
    const places = (...lines: string[]) => errorsOf(...lines).map(({ line, column }) => [line, column]);
    expect(places("", text)).toEqual([
      [6, 1],
      [6, 15],
      [6, 23],
    ]);
    expect(places(...card("x").map((line) => line.replace("So.", `So ${text}`)))).toEqual([
      [10, 10],
      [10, 24],
      [10, 32],
    ]);
  });
  test("outside an exercise gets no message about names and conditions", () => {
    const inProse = found("", "{{ n }}, {{ 1 / 0 }}");
    expect(inProse).toEqual([
      "6:4 “n” has no value: only exercises have names. Write its number instead. If a text is meant, it stands in quotes.",
      "6:15 This divides by zero. Correct the expression at this place.",
    ]);
    const inBlock = found(...card("x").map((line) => line.replace("So.", "So {{ n }}, {{ 1 / 0 }}")));
    expect(inBlock.map((text) => text.split(" ").slice(1))).toEqual(
      inProse.map((text) => text.split(" ").slice(1)),
    );
  });
});

describe("a translation", () => {
  const en = noteText("## A {#a}", "", "One sentence.", ...card("x", "quote: One"), ...card("y"));

  test("overlays texts, and items know their languages", () => {
    const zh = noteText("## 甲 {#a}", "", "一句话。", ...translated("x", "quote: 一句"), ...translated("y"));
    const course = compileNote(en, zh);
    expect(course.diagnostics).toEqual([]);
    expect(course.items.map(({ id, locales, body }) => [id, locales, body])).toEqual([
      ["x", ["en", "zh"], { en: { front: "Why?", back: "So." }, zh: { front: "为何？", back: "如此。" } }],
      ["y", ["en", "zh"], { en: { front: "Why?", back: "So." }, zh: { front: "为何？", back: "如此。" } }],
    ]);
    expect(html(course.notes[0]?.texts.zh)).toContain(
      '<p id="at-y"><span class="lit" id="at-x">一句</span>话。</p>',
    );
  });
  test("that is missing is a warning, for the note, for a block, for a text", () => {
    expect(placesOf(compileNote(en))).toEqual(["note.en.md:1:1 missing-translation"]);
    const zh = noteText("## 甲 {#a}", "", "```card", "id: x", "front: 为何？", "```");
    const course = compileNote(en, zh);
    expect(placesOf(course)).toEqual([
      "note.en.md:17:1 missing-translation",
      "note.zh.md:7:1 missing-translation",
    ]);
    expect(course.diagnostics.every(({ severity }) => severity === "warning")).toBe(true);
    expect(course.items.map(({ locales }) => locales)).toEqual([["en"], ["en"]]);
  });
  test("of nothing is an error", () => {
    const zh = noteText(
      "## 甲 {#a}",
      ...translated("x"),
      ...translated("y"),
      ...translated("z"),
      "## 乙 {#b}",
    );
    expect(placesOf(compileNote(en, zh))).toEqual([
      "note.zh.md:20:1 surplus-translation",
      "note.zh.md:26:1 surplus-translation",
    ]);
  });
  test("of one block is included once, and its problems are reported once", () => {
    const twice = noteText(
      "## 甲 {#a}",
      ...translated("x"),
      ...translated("y"),
      ...translated("x").map((line) =>
        line.startsWith("id") ? line : line.replace("如此。", "'{{ 1 / 0 }}'"),
      ),
    );
    expect(placesOf(compileNote(en, twice))).toEqual(["note.zh.md:20:1 duplicate-id"]);
    const enTwice = noteText("## A {#a}", ...card("x"), ...card("x"));
    const broken = noteText(
      "## 甲 {#a}",
      "",
      "```card",
      "id: x",
      "front: 为何？",
      "back: '{{ 1 / 0 }}'",
      "```",
    );
    expect(placesOf(compileNote(enTwice, broken))).toEqual([
      "note.en.md:14:1 duplicate-id",
      "note.zh.md:9:13 expression",
    ]);
  });
  test("of another kind is an error", () => {
    const zh = noteText("## 甲 {#a}", "", "```cloze", "id: x", "text: 甲", "```", ...translated("y"));
    expect(placesOf(compileNote(en, zh))).toEqual(["note.zh.md:6:1 kind-differs"]);
  });
});

describe("a course", () => {
  test("has each id once, holes of clozes and blocks alike", () => {
    const cloze = ["", "```cloze", "id: x", "concepts: [idea]", "text: a {{1::b}} {{2::c}}", "```"];
    expect(errorsOf("", "One.", ...cloze, ...card("x.2"), ...card("x"))).toMatchObject([
      { line: 14, rule: "duplicate-id" },
      { line: 22, rule: "duplicate-id" },
    ]);
  });
  test("gives the memories of one item to one other, and of none that still stands", () => {
    const twice = errorsOf("", ...card("x", "was: old"), ...card("y", "was: old"));
    expect(twice).toMatchObject([{ line: 16, rule: "was-claimed-twice" }]);
    const standing = errorsOf("", ...card("x", "was: y"), ...card("y"));
    expect(standing).toMatchObject([{ line: 7, rule: "was-still-used" }]);
  });
  test("orders its items note by note, top to bottom", () => {
    const { items } = compileNote(noteText("## A {#a}", ...card("b"), "### B {#b}", ...card("a")));
    expect(items.map(({ id, position, anchor, note, line }) => [id, position, anchor, note, line])).toEqual([
      ["b", 1, "a", "note", 6],
      ["a", 2, "b", "note", 15],
    ]);
  });
  test("asks for known concepts", () => {
    const wrong = [
      "",
      "One.",
      "",
      "```card",
      "id: x",
      "concepts: [ides]",
      "front: a",
      "back: b",
      "```",
      "",
      "```card",
      "id: y",
      "front: a",
      "back: b",
      "```",
    ];
    const { diagnostics } = compileNote(noteText("## A {#a}", ...wrong));
    expect(diagnostics.slice(1)).toMatchObject([
      { line: 10, column: 12, rule: "unknown-concept", severity: "error", remedy: "Did you mean `idea`?" },
      { line: 16, column: 5, rule: "no-concept", severity: "warning" },
    ]);
  });
  test("gives an item a new hash when its body changes, and only then", () => {
    const hash = (...lines: string[]) => compileNote(noteText("## A {#a}", ...lines)).items[0]?.hash;
    expect(hash("One.", ...card("x"))).toBe(hash("## B {#b}", "Two.", ...card("x", "quote: Two")));
    expect(hash("One.", ...card("x"))).not.toBe(
      hash("One.", ...card("x").map((line) => line.replace("So.", "So!"))),
    );
  });
  test("runs the gate only if asked to", () => {
    const same = noteText(
      "## A {#a}",
      "",
      "```card",
      "id: x",
      "concepts: [idea]",
      "front: a",
      "back: a",
      "```",
    );
    expect(compileNote(same).findings).toEqual([]);
    expect(compileNote(same, null, { gate: true }).findings).toMatchObject([
      { item: "x", file: "note.en.md", line: 6, rule: "answer-in-prompt" },
    ]);
  });
  test("without its file is an error, not a crash", () => {
    expect(placesOf(compileCourse("course", new Map(), { gate: false }))).toEqual([
      "course.yaml:1:1 missing-file",
    ]);
  });
  test("with a slip in its file is told of that slip, and of all that is wrong besides", () => {
    const courseFile = [
      "title: { en: Course }",
      "summary: { en: Summary }",
      "notes: [note, gone, note, note]",
      "concepts:",
      "  - { id: one, nam: { en: One } }",
      "  - { id: two, name: { en: Two }, after: [three, twoo] }",
      "  - { id: three, name: { en: Three }, after: [two] }",
    ];
    const note = noteText("## A", ...card("x").map((line) => line.replace("idea", "one, tow")));
    const compile = (text: string) =>
      placesOf(
        compileCourse(
          "course",
          new Map([
            ["course.yaml", text],
            ["note.en.md", note],
          ]),
          { gate: false },
        ),
      );
    const inNote = ["note.en.md:1:1 missing-translation", "note.en.md:4:1 heading-id"];
    expect(compile(courseFile.join("\n"))).toEqual([
      "course.yaml:3:15 missing-file",
      "course.yaml:3:21 duplicate-id",
      "course.yaml:3:27 duplicate-id",
      "course.yaml:5:16 unknown-field",
      "course.yaml:6:42 concept-circle",
      "course.yaml:6:50 unknown-concept",
      ...inNote,
      "note.en.md:8:17 unknown-concept",
    ]);
    const unreadable = [...courseFile.slice(0, 2), "notes: [note]"];
    expect(compile([...unreadable, "concpets: []"].join("\n"))).toEqual([
      "course.yaml:4:1 unknown-field",
      ...inNote,
    ]);
    expect(compile([...unreadable, "concepts: [one]"].join("\n"))).toEqual([
      "course.yaml:4:12 wrong-type",
      ...inNote,
    ]);
    expect(compile("title: [")).toEqual(["course.yaml:1:8 yaml-syntax", ...inNote]);
  });
  test("says which of its files belong to no note", () => {
    const files = ["first.en.md", "frist.zh.md", "other.zh.md", "first.fr.md", "foo.md"].map(
      (name) => [name, noteText()] as const,
    );
    const course = "title: { en: C }\nsummary: { en: S }\nnotes: [first]\n";
    const { diagnostics } = compileCourse("course", new Map([["course.yaml", course], ...files]), {
      gate: false,
    });
    const stray = { severity: "warning", rule: "stray-file" };
    expect(diagnostics).toMatchObject([
      { file: "first.en.md", rule: "missing-translation" },
      { ...stray, file: "first.fr.md", remedy: expect.stringContaining("Rename it") },
      { ...stray, file: "foo.md", message: expect.stringContaining(".en.md or .zh.md") },
      { ...stray, file: "frist.zh.md", remedy: "Did you mean first.zh.md?" },
      { ...stray, file: "other.zh.md", remedy: expect.stringContaining("other.en.md") },
    ]);
  });
  test("gives the same items without its pages", () => {
    const text = noteText("## A {#a}", "One.", ...card("x"));
    expect(compileNote(text, null, { gate: false, pages: false }).items).toEqual(compileNote(text).items);
  });
});

test("everything that is wrong with a note is reported, each at its place", async () => {
  const course = compileCourse("faulty", await readCourseFiles("tests/fixtures/notes/faulty/faulty"), {
    gate: true,
  });
  expect(
    course.diagnostics
      .filter(({ rule }) => rule !== "missing-translation")
      .map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`),
  ).toEqual([
    "course.yaml:3:8 unlisted-note",
    "course.yaml:3:16 missing-file",
    "course.yaml:7:12 concept-circle",
    "course.yaml:10:16 unknown-concept",
    "wrong.en.md:2:1 unknown-field",
    "wrong.en.md:4:1 no-heading",
    "wrong.en.md:11:1 heading-depth",
    "wrong.en.md:13:12 expression",
    "wrong.en.md:13:31 expression",
    "wrong.en.md:13:44 math",
    "wrong.en.md:13:53 raw-html",
    "wrong.en.md:13:60 raw-html",
    "wrong.en.md:17:1 duplicate-id",
    "wrong.en.md:25:1 unknown-field",
    "wrong.en.md:31:12 unknown-concept",
    "wrong.en.md:33:27 math",
    "wrong.en.md:34:26 expression",
    "wrong.en.md:40:1 quote",
    "wrong.en.md:46:5 no-concept",
    "wrong.en.md:47:7 cloze-without-hole",
    "wrong.en.md:50:1 duplicate-id",
    "wrong.en.md:55:3 no-right-option",
    "wrong.en.md:59:1 unknown-kind",
    "wrong.en.md:70:9 yaml-syntax",
    "wrong.en.md:73:1 unclosed-fence",
    "wrong.zh.md:4:1 surplus-translation",
    "wrong.zh.md:11:1 surplus-translation",
  ]);
  for (const { message, remedy } of course.diagnostics)
    expect(message.length * remedy.length).toBeGreaterThan(0);
});

test("no mutilation of a good note makes the compiler throw, and every place lies in the file", () => {
  const directory = "tests/fixtures/notes/library/kernels";
  const read = (name: string) => readFileSync(`${directory}/${name}`, "utf8");
  const [course, en, zh] = [read("course.yaml"), read("sliding.en.md"), read("sliding.zh.md")];
  const noise = fc.constantFrom(
    "",
    "{{",
    "}}",
    "```",
    "\n",
    "'",
    '"',
    "$",
    "[",
    ": ",
    "&a",
    "*a",
    "#",
    "- ",
    "\u0000",
    "{#",
    "⟦",
    "\ue000",
    "|",
    "`",
  );
  const mutilated = (text: string) =>
    fc
      .tuple(fc.nat(text.length), fc.nat(12), noise)
      .map(([at, length, put]) => text.slice(0, at) + put + text.slice(at + length));
  fc.assert(
    fc.property(mutilated(course), mutilated(en), mutilated(zh), (...texts) => {
      const files = new Map(
        ["course.yaml", "sliding.en.md", "sliding.zh.md"].map((name, index) => [name, texts[index] ?? ""]),
      );
      for (const { file, line, column, remedy } of compileCourse("kernels", files, { gate: false })
        .diagnostics) {
        const lines = (files.get(file) ?? "").split("\n");
        expect(line).toBeGreaterThan(0);
        expect(line).toBeLessThanOrEqual(lines.length + 1);
        expect(column).toBeGreaterThan(0);
        expect(remedy).not.toBe("");
      }
    }),
    { numRuns: 150 },
  );
}, 120_000);
