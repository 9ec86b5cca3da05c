/** In every kind, nobody is asked to distinguish texts that read the same. */

import { describe, expect, it } from "vitest";
import type { SourceBlock } from "@/lib/blocks/source-block";
import type { KindName } from "@/lib/items/item-kind";
import { labelKind } from "@/lib/items/label/label-kind";
import type { LabelBody } from "@/lib/items/label/read-label";
import { kindOf } from "@/lib/items/registry";
import type { Markdown } from "@/lib/markdown/markup";

function rules(kind: KindName, english: string, chinese?: string): string[] {
  const block = (yaml: string, locale: "en" | "zh"): SourceBlock => ({
    kind,
    file: `note.${locale}.md`,
    locale,
    yaml,
    line: 1,
    column: 1,
  });
  const { read, gate } = kindOf(kind);
  const { items } = read(block(english, "en"), chinese === undefined ? [] : [block(chinese, "zh")]);
  expect(items).toHaveLength(1);
  return items.flatMap(({ body }) => gate(body).map(({ rule }) => rule));
}

const head = "id: same\nconcepts: [a.b]\nask: Which?\n";

describe("texts that read the same", () => {
  it("are found among the options of a choice, in each language", () => {
    const choice = (one: string, other: string) =>
      `${head}options: [{ text: '${one}', right: true }, { text: '${other}', why: No. }]\n`;
    expect(rules("choice", choice("7", "$7$"))).toEqual(["repeated-option"]);
    expect(rules("choice", choice("*Yes*", "Yes."))).toEqual(["repeated-option"]);
    expect(rules("choice", choice("1,024", "1024"))).toEqual(["repeated-option"]);
    expect(rules("choice", choice("$x_i$", "$x^i$"))).toEqual([]);
    const chinese = "id: same\nask: 哪个？\noptions: [{ text: 是 }, { text: 是。, why: 不。 }]\n";
    expect(rules("choice", choice("Yes", "No"), chinese)).toEqual(["repeated-option"]);
  });

  it("are found among the steps of an order and the sides of a match", () => {
    const order = (steps: string) => `${head}steps: [${steps}]\n`;
    expect(rules("order", order("add, '**add**', divide"))).toEqual(["repeated-option"]);
    expect(rules("order", order("add, multiply, divide"))).toEqual([]);
    const match = (right: string) =>
      `${head}pairs: [{ left: a, right: one }, { left: b, right: two }, { left: c, right: '${right}' }]\nextra: [four]\n`;
    expect(rules("match", match("two."))).toEqual(["repeated-option"]);
    expect(rules("match", match("two"))).toEqual([]);
    expect(rules("match", match("three"))).toEqual([]);
  });

  it("are found among the names of a figure", () => {
    const figure = { svg: "", description: "" } as unknown as LabelBody["texts"]["en"]["figure"]["asked"];
    const markdown = (text: string) => text as Markdown;
    const labels = (extra: string): LabelBody => ({
      rights: [0, 1],
      hidden: ["a", "b"],
      texts: {
        en: {
          ask: markdown("Which?"),
          blanks: [
            { name: markdown("add"), place: markdown("1") },
            { name: markdown("$x$"), place: markdown("2") },
          ],
          extra: [markdown(extra)],
          figure: { asked: figure, whole: figure },
        },
      },
    });
    expect(labelKind.gate(labels("x")).map(({ rule }) => rule)).toEqual(["repeated-option"]);
    expect(labelKind.gate(labels("y"))).toEqual([]);
  });
});
