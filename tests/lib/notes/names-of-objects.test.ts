import { expect, test } from "vitest";
import { loadGraphviz } from "@/lib/figures/graphviz";
import { kindOf } from "@/lib/items/registry";
import { compileCourse } from "@/lib/notes/compile-course";
import type { CompiledCourse } from "@/lib/notes/compiled-course";
import { renderAsk, renderReveal } from "@/lib/services/render-view";

await loadGraphviz();

/** Names that every object of JavaScript has, and others that break what is put together from them. */
const names = [
  "constructor",
  "__proto__",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "length",
  "a(b",
  "[",
  "$&",
];

const block = (kind: string, ...lines: string[]) => `\`\`\`${kind}\n${lines.join("\n")}\n\`\`\``;
const exercise = (...lines: string[]) =>
  block(
    "exercise",
    "id: x",
    "concepts: [c]",
    "title: t",
    'ask: "x {{a}}"',
    "solution: [x]",
    ...(lines.some((line) => line.startsWith("given")) ? [] : ["given: { a: { int: [1, 99] } }"]),
    ...(lines.some((line) => line.startsWith("answer")) ? [] : ["answer: { kind: integer, value: a }"]),
    ...lines,
  );
const dot = (graph: string, ...lines: string[]) =>
  block("dot", "id: f", "title: t", "description: d", "dot: |", `  digraph { ${graph} }`, ...lines);
const label = (hidden: string) =>
  block("label", "id: l", "concepts: [c]", "ask: q", "figure: f", `hide: [${hidden}, b]`);

/** Where an author gives names. */
const places: Readonly<Record<string, (name: string) => string>> = {
  "an id": (name) => block("card", `id: ${name}`, "concepts: [c]", "front: a", "back: b"),
  "a concept": (name) => block("card", "id: x", `concepts: ["${name}"]`, "front: a", "back: b"),
  "a field": (name) => block("card", "id: x", `"${name}": { "${name}": 1 }`, "front: a", "back: b"),
  "a value": (name) => exercise(`given: { a: { int: [1, 99] }, "${name}": { int: [1, 9] } }`),
  "a domain": (name) => exercise(`given: { a: { "${name}": [1, 99] } }`),
  "a computed value": (name) =>
    exercise(`let: { "${name}": a }`, `answer: { kind: integer, value: "${name}" }`),
  "a function": (name) =>
    exercise(`answer: { kind: integer, value: "${name}(a) + a.${name} + a['${name}']" }`),
  "an answer form": (name) => exercise(`answer: { kind: "${name}", value: a }`),
  "a misconception": (name) =>
    exercise(`misconceptions: [{ id: "${name}", value: a + 1, says: s }, { "${name}": 1 }]`),
  "a value with a label": (name) =>
    exercise(
      `given: { a: { from: ["${name}", v], labels: { v: w } } }`,
      "answer: { kind: integer, value: 1 }",
    ),
  "a test case": (name) => exercise(`tests: [{ with: { "${name}": 1 }, answer: 1 }]`),
  "an option": (name) =>
    block("choice", "id: x", "ask: a", `options: [{ id: "${name}", text: a, right: true }, { text: b }]`),
  "a node": (name) => `${dot(`"${name}" -> b`, `labels: { b: B, "${name}": N }`)}\n\n${label(`"${name}"`)}`,
  "the text of a node": (name) =>
    `${dot(`a [label="${name}"]; b [label=B]; c [label=C]; a -> b [label="${name}"]`)}\n\n${label("a")}`,
  "an attribute": (name) => dot(`"${name}"=x; a ["${name}"=x]; a -> a ["${name}"=x]`, "labels: { a: A }"),
  "a layout": (name) => dot(`layout="${name}"; a [shape="${name}"]`, "labels: { a: A }"),
  "a component": (name) =>
    block("figure", "id: f", "title: t", `component: "${name}"`, `with: { "${name}": 1 }`),
  "a link": (name) =>
    `[a](#${name}) [b](${name}#${name}) [c][${name}] [^${name}]\n\n[${name}]: n\n\n[^${name}]: n`,
  "a formula": (name) =>
    `$\\${name}{x}$\n\n${block("card", "id: x", "concepts: [c]", `front: '$\\${name}$'`, "back: b")}`,
  "a kind": (name) => block(name, "id: x", "concepts: [c]"),
};

test.each(Object.keys(places))("%s may have any name, or is told that it may not", (place) => {
  for (const name of names) {
    const body = `---\ntitle: N\n---\n\n## A {#a}\n\n${places[place]!(name)}\n`;
    const courseYaml = `title: { en: T, "${name}": T }\nsummary: { en: S }\nnotes: [n, "${name}"]\nconcepts: [{ id: c, name: { en: C } }, { id: "${name}", name: { en: D }, after: [c] }]\n`;
    const files = new Map([
      ["course.yaml", courseYaml],
      ["n.en.md", body],
      ["n.zh.md", body],
      [`${name}.en.md`, "---\ntitle: N\n---\n"],
    ]);
    const course = compileCourse("hostile", files, { gate: true });
    const shown = JSON.stringify([course, course.items.map(viewsOf)]);
    expect(shown, name).not.toMatch(/native code|\[object Object\]|"undefined"/);
    for (const { message, remedy } of course.diagnostics)
      expect(message + remedy, name).not.toContain("native code");
  }
});

function viewsOf({ kind, body }: CompiledCourse["items"][number]) {
  const given = kindOf(kind).draw(body, { seed: "1", avoid: [] });
  return [
    renderAsk(kindOf(kind).ask(body, given, "en"), "en"),
    renderReveal(kindOf(kind).reveal(body, given, "en"), "en"),
  ];
}

test("a name of every object is none for a value", () => {
  const body = `---\ntitle: N\n---\n\n## A {#a}\n\n${places["a value"]!("toString")}\n`;
  const { diagnostics } = compileCourse(
    "hostile",
    new Map([
      [
        "course.yaml",
        "title: { en: T }\nsummary: { en: S }\nnotes: [n]\nconcepts: [{ id: c, name: { en: C } }]\n",
      ],
      ["n.en.md", body],
    ]),
    { gate: false },
  );
  expect(
    diagnostics.filter(({ severity }) => severity === "error").map(({ rule, message }) => [rule, message]),
  ).toEqual([
    ["name-taken", "`toString` is a name that the program has for itself."],
    ["unused-name", "`toString` is used nowhere."],
  ]);
});
