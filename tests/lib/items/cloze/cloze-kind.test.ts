import { describe, expect, test } from "vitest";
import { clozeKind } from "@/lib/items/cloze/cloze-kind";
import { blockOf, translationOf } from "../../../support/blocks";

const read = (text: string, translated?: string) =>
  clozeKind.read(
    blockOf("cloze", "id: x", `text: '${text}'`),
    translated === undefined ? null : translationOf("cloze", "id: x", `text: '${translated}'`),
  );
const asks = (text: string) => read(text).items.map(({ body }) => clozeKind.ask(body, {}, "en"));

describe("holes", () => {
  test("are items of their own, siblings in the block's group, renamed with it", () => {
    const { items } = clozeKind.read(
      blockOf("cloze", "id: new", "was: old", "text: a {{1::b}} c {{2::d}}"),
      null,
    );
    expect(items.map(({ id, was, group }) => ({ id, was, group }))).toEqual([
      { id: "new.1", was: "old.1", group: "new" },
      { id: "new.2", was: "old.2", group: "new" },
    ]);
  });
  test("hide one thing while the others are filled", () => {
    expect(asks("A {{1::kernel}} of {{2::{{ 2 * 3 }} weights::how many?}}.")).toEqual([
      { kind: "cloze", text: "A ⟦…⟧ of 6 weights." },
      { kind: "cloze", text: "A kernel of ⟦how many?⟧." },
    ]);
  });
  test("with one number are hidden together", () => {
    expect(asks("{{1::Ab}} is {{1::cd}}")).toEqual([{ kind: "cloze", text: "⟦…⟧ is ⟦…⟧" }]);
  });
  test("may hold LaTeX with braces, and stand inside a formula", () => {
    const { items } = read("$x = {{1::\\frac{a}{b_{1}}}}$");
    expect(clozeKind.ask(items[0]!.body, {}, "en")).toEqual({ kind: "cloze", text: "$x = ⟦…⟧$" });
    expect(clozeKind.reveal(items[0]!.body, {}, "en")).toEqual({
      kind: "cloze",
      text: "$x = ⟦\\frac{a}{b_{1}}⟧$",
    });
    expect(clozeKind.gate(items[0]!.body)).toEqual([]);
  });
  test("are the same in a translation, in any order", () => {
    const { items, diagnostics } = read("{{1::a}} b {{2::c}}", "{{2::丙}}乙{{1::甲}}");
    expect(diagnostics).toEqual([]);
    expect(clozeKind.ask(items[1]!.body, {}, "zh")).toEqual({ kind: "cloze", text: "⟦…⟧乙甲" });
  });
});

describe("what is wrong with a cloze", () => {
  const faults = (text: string, translated?: string) =>
    read(text, translated).diagnostics.map(({ line, column, rule }) => `${line}:${column} ${rule}`);

  test("is said at its place", () => {
    expect(faults("nothing hidden")).toEqual(["12:7 cloze-without-hole"]);
    expect(faults("a {{1::b")).toEqual(["12:10 cloze-hole"]);
    expect(faults("a {{1::}} and {{2:: }}")).toEqual(["12:10 cloze-hole", "12:22 cloze-hole"]);
    expect(faults("{{1::a}} {{2::b}}", "{{1::甲}}乙")).toEqual(["22:7 cloze-holes-differ"]);
  });
  test("is found by the gate: a word that is hidden here and shown there", () => {
    const gate = (text: string) => clozeKind.gate(read(text).items[0]!.body).map(({ rule }) => rule);
    expect(gate("The {{1::kernel}} is a Kernel.")).toEqual(["answer-in-prompt"]);
    expect(gate("The {{1::kernel}} beats kernels, {{1::kernel}}.")).toEqual([]);
    expect(gate("A {{1::set}} is set.")).toEqual([]);
  });
  test("is found by the gate: a hole that cuts through markup", () => {
    const gate = (text: string) => clozeKind.gate(read(text).items[0]!.body).map(({ rule }) => rule);
    expect(gate("a **{{1::b** c}}")).toEqual(["hole-across-markup"]);
    expect(gate("a {{1::**b** c}} **d {{1::e}}**")).toEqual([]);
  });
});
