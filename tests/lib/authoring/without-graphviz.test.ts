import { readdirSync, readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";

const folder = "content/deep-networks";
const files: ReadonlyMap<string, string> = new Map(
  readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, "utf8")]),
);
const text = (name: string) => files.get(name) ?? "";
const [cell = ""] = /```label\nid: lstm.cell-names\n[^`]*```/.exec(text("lstm.en.md")) ?? [];
const label = `\n${cell.replace("id: lstm.cell-names", "id: lstm.hidden-here").replace(/\nconcepts.*/, "")}\n`;

// Other tests of this process may have loaded it.
vi.resetModules();
const { DraftCompiler } = await import("@/lib/authoring/draft-compiler");
const { loadGraphviz } = await import("@/lib/figures/graphviz");
const { CourseCompiler } = await import("@/lib/notes/compile-course");

test("Typing in a note without graphs needs no Graphviz, whatever the other notes draw; what they are called is known all the same", async () => {
  expect([...files.values()].filter((file) => /^```(dot|label)$/m.test(file)).length).toBeGreaterThan(4);
  expect(text("introduction.en.md")).not.toMatch(/^```(dot|label)$/m);
  const compiler = new DraftCompiler("deep-networks", "introduction");
  compiler.compile(files);
  while (compiler.readNext(files));
  const typed = new Map(files).set("introduction.en.md", `${text("introduction.en.md")}\nA word.\n`);
  const { made, notes } = compiler.compile(typed);
  expect(JSON.stringify(made?.compiled)).toContain("A word.");

  const hiding = new Map(typed).set("introduction.en.md", text("introduction.en.md") + label);
  expect(() => compiler.compile(hiding)).toThrow("Graphviz is not loaded");

  await loadGraphviz();
  const server = new CourseCompiler("deep-networks");
  server.compile(typed, { gate: false, pages: false });
  const namesIn = (index: typeof notes) =>
    index
      .map(({ places, ids }) => ({
        slug: places.slug,
        taken: ids.taken,
        items: ids.items
          .map(({ id, was, file, line }) => ({ id, was, file, line }))
          .sort((a, b) => a.line - b.line),
        figures: places.figures.map(({ id, figure }) => ({ id, kind: figure?.kind })),
      }))
      .sort((a, b) => (a.slug < b.slug ? -1 : 1));
  expect(namesIn(notes)).toEqual(namesIn(server.index.notes));
  const { made: drawn, diagnostics } = compiler.compile(hiding);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(drawn?.items.map(({ id }) => id)).toContain("lstm.hidden-here");
}, 120_000);

test("A note whose graphs are known from its publication needs Graphviz only for a graph that changes", async () => {
  await loadGraphviz();
  const published = new CourseCompiler("deep-networks").compile(files, { gate: false });
  const drawn = published.notes.filter(({ graphs }) => Object.keys(graphs).length > 0);
  expect(drawn.map(({ slug }) => slug)).toContain("lstm");
  vi.resetModules();
  const { DraftCompiler: Untold } = await import("@/lib/authoring/draft-compiler");
  const { tellGraphviz } = await import("@/lib/figures/graphviz");
  for (const { slug, graphs, texts } of drawn.slice(0, 3)) {
    const name = `${slug}.en.md`;
    const compiler = new Untold("deep-networks", slug);
    expect(() => compiler.compile(files), slug).toThrow("Graphviz is not loaded");
    // As it travels to the browser.
    tellGraphviz(JSON.parse(JSON.stringify(graphs)));
    expect(compiler.compile(files).made?.compiled.texts, slug).toEqual(texts);
    const typed = compiler.compile(new Map(files).set(name, `${text(name)}\nA word.\n`));
    expect(JSON.stringify(typed.made?.compiled.texts)).toContain("A word.");
    const changed = text(name).replace(/(\n\s*)(digraph|graph) /, "$1$2 other");
    expect(changed).not.toBe(text(name));
    expect(() => compiler.compile(new Map(files).set(name, changed)), slug).toThrow("Graphviz is not loaded");
  }
}, 120_000);
