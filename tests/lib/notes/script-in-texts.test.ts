import { expect, test } from "vitest";
import { loadGraphviz } from "@/lib/figures/graphviz";
import { itemTitle } from "@/lib/items/item-title";
import { kindOf } from "@/lib/items/registry";
import { compileCourse } from "@/lib/notes/compile-course";
import { renderAsk, renderReveal } from "@/lib/services/render-view";
import { scoreBody } from "@/lib/services/score-body";
import { scriptTexts } from "../../fixtures/script-texts";

await loadGraphviz();

/** The text in each field of each kind, as a YAML value. */
function course(text: string) {
  // An exercise may compute in its texts; what it can't read keeps it from being published, which is not the point here.
  const t = JSON.stringify(text.replaceAll("{{", "{ {"));
  const named = `{ en: ${t}, zh: ${t} }`;
  const block = (kind: string, id: string, ...lines: string[]) =>
    `\`\`\`${kind}\nid: ${id}\n${["dot", "figure"].includes(kind) ? "" : "concepts: [c]\n"}${lines.join("\n")}\n\`\`\`\n`;
  const note = [
    `---\ntitle: ${t}\n---\n`,
    "## A {#a}\n",
    `${text}\n`,
    `## ${text.replaceAll("\n", " ")} {#b}\n`,
    `| ${text} | b |\n| - | - |\n| ${text} | c |\n`,
    `- ${text}\n\n> ${text}\n\n[^1]\n\n[^1]: ${text}\n\n[link](${text})\n`,
    block("card", "card", `front: ${t}`, `back: ${t}`),
    block(
      "cloze",
      "cloze",
      `text: ${JSON.stringify(`A {{1::hole::${text.replaceAll("}}", "}").replaceAll("::", ":")}}} here`)}`,
    ),
    block(
      "choice",
      "choice",
      `ask: ${t}`,
      "options:",
      `  - { text: ${t}, right: true }`,
      `  - { text: b, why: ${t} }`,
    ),
    block("order", "order", `ask: ${t}`, `steps: [${t}, b, c]`, `why: ${t}`),
    block(
      "match",
      "match",
      `ask: ${t}`,
      "pairs:",
      `  - { left: ${t}, right: r }`,
      `  - { left: l, right: ${t} }`,
      "  - { left: m, right: n }",
    ),
    block(
      "exercise",
      "exercise",
      `title: ${t}`,
      "given: { a: { int: [11, 60] } }",
      `ask: ${JSON.stringify(`${text.replaceAll("{{", "{ {")} {{a}}`)}`,
      "answer: { kind: integer, value: 2 * a }",
      "misconceptions:",
      `  - { id: half, value: a, says: ${t} }`,
      `  - { id: more, value: 2 * a + 1, says: ${t} }`,
      `solution: [${t}, "{{answer}}"]`,
    ),
    block(
      "dot",
      "dot",
      `title: ${t}`,
      `description: ${t}`,
      "dot: |",
      "  digraph { x; y; z; x -> y; y -> z }",
      `labels: { x: ${t}, y: Why, z: Zed }`,
    ),
    block(
      "label",
      "label",
      "figure: dot",
      "hide: [x, z]",
      `ask: ${t}`,
      `extra: [${t}, other]`,
      `hints: { x: ${JSON.stringify(`first ${text}`)}, z: last }`,
    ),
  ].join("\n");
  return new Map([
    [
      "course.yaml",
      `title: ${named}\nsummary: ${named}\nnotes: [n]\nconcepts:\n  - { id: c, name: ${named} }\n`,
    ],
    ["n.en.md", note],
  ]);
}

/** What stands in quotes belongs to its attribute. */
const tag = /<([a-z][a-z0-9]*)((?:\s+[^\s=>"'/]+(?:="[^"]*")?)*)\s*\/?>/gi;

/** Elements and attributes of an HTML text. */
function tagsIn(html: string): { readonly name: string; readonly attributes: ReadonlyMap<string, string> }[] {
  return [...html.matchAll(tag)].map(([, name = "", rest = ""]) => ({
    name: name.toLowerCase(),
    attributes: new Map(
      [...rest.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(([, key = "", value = ""]) => [
        key.toLowerCase(),
        value,
      ]),
    ),
  }));
}

const elements =
  /^(p|h[1-6]|em|strong|del|code|pre|blockquote|ul|ol|li|hr|br|a|img|table|thead|tbody|tr|th|td|section|sup|mark|div|span|b|i|math|semantics|annotation|m[a-z]+|svg|g|path|rect|circle|polygon|text|tspan|title|desc|figure|figcaption)$/;

function expectHarmless(html: string) {
  // Each `<` that is no text begins one of them, or ends one.
  expect(html.replace(tag, "").replace(/<\/[a-z][a-z0-9]*>/gi, "")).not.toContain("<");
  for (const { name, attributes } of tagsIn(html)) {
    expect(name).toMatch(elements);
    for (const [key, value] of attributes) {
      expect(key).not.toMatch(/^on|^srcdoc$|^formaction$|^autofocus$/);
      if (key === "href" || key === "src")
        expect(value).toMatch(/^(?:https?:|mailto:|(?![a-z][a-z\d+.-]*:))/i);
      if (key === "style") expect(value).not.toMatch(/url|expression|position/i);
    }
  }
}

/** All texts within a value that hold an element. */
function markupIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(markupIn);
}

/** The fields of a view that a page shows as they are: the others are texts, which it escapes. */
const texts = new Set(["plain", "title", "label", "id", "place", "name", "kind", "type", "given", "values"]);
const withoutTexts = (value: unknown): unknown =>
  value === null || typeof value !== "object"
    ? value
    : Array.isArray(value)
      ? value.map(withoutTexts)
      : Object.fromEntries(
          Object.entries(value).flatMap(([key, one]) => (texts.has(key) ? [] : [[key, withoutTexts(one)]])),
        );

test.each(scriptTexts)("%s in every text of a note is text on its page and in its questions", (text) => {
  const { notes, items, diagnostics } = compileCourse("hostile", course(text), { gate: false });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  for (const { message } of errors) expect(message).not.toMatch(/undefined|\[object/);
  expect(notes).toHaveLength(1);
  for (const segment of notes[0]!.texts.en.segments)
    for (const html of markupIn(withoutTexts(segment))) expectHarmless(html);
  expect(items.length).toBeGreaterThan(0);
  for (const { kind: name, body, graded } of items) {
    const kind = kindOf(name);
    const given = kind.draw(body, { seed: "1", avoid: [] });
    const views = [
      renderAsk(kind.ask(body, given, "en"), "en"),
      renderReveal(kind.reveal(body, given, "en"), "en"),
      ...(graded ? [text, ...kind.samples(body, given).wrong] : []).map(
        (answer) => scoreBody({ kind: name, body, given }, { text: answer }, "en").view,
      ),
    ];
    for (const html of markupIn(views.map(withoutTexts))) expectHarmless(html);
    expect(typeof itemTitle(name, body, "en")).toBe("string");
  }
});
