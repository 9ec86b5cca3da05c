import { describe, expect, test } from "vitest";
import { clozeKind } from "@/lib/items/cloze/cloze-kind";
import { bracketHoles } from "@/lib/markdown/hole-marks";
import { blockOf, translationOf } from "../../../support/blocks";

const read = (text: string, translated?: string) =>
  clozeKind.read(
    blockOf("cloze", "id: x", `text: '${text}'`),
    translated === undefined ? [] : [translationOf("cloze", "id: x", `text: '${translated}'`)],
  );
/** Questions and reveals with brackets in place of the marks. */
const shown = <View extends object>(view: View) =>
  Object.fromEntries(Object.entries(view).map(([name, text]) => [name, bracketHoles(String(text))]));
const asks = (text: string) => read(text).items.map(({ body }) => shown(clozeKind.ask(body, {}, "en")));
const reveals = (text: string) => read(text).items.map(({ body }) => shown(clozeKind.reveal(body, {}, "en")));

describe("holes", () => {
  test("are items of their own, siblings in the block's group, renamed with it", () => {
    const { items } = clozeKind.read(
      blockOf("cloze", "id: new", "was: old", "text: a {{1::b}} c {{2::d}}"),
      [],
    );
    expect(items.map(({ id, was, group }) => ({ id, was, group }))).toEqual([
      { id: "new.1", was: "old.1", group: "new" },
      { id: "new.2", was: "old.2", group: "new" },
    ]);
  });
  test("hide one thing while the others are filled", () => {
    expect(asks("A {{1::kernel}} of {{2::{{ 2 * 3 }} weights::how many?}}.")).toEqual([
      { kind: "cloze", ask: "A ⟦…⟧ of 6 weights." },
      { kind: "cloze", ask: "A kernel of ⟦how many?⟧." },
    ]);
  });
  test("with one number are hidden together", () => {
    expect(asks("{{1::Ab}} is {{1::cd}}")).toEqual([{ kind: "cloze", ask: "⟦…⟧ is ⟦…⟧" }]);
  });
  test("may hold LaTeX with braces, and stand inside a formula", () => {
    const { items } = read("$x = {{1::\\frac{a}{b_{1}}}}$");
    expect(shown(clozeKind.ask(items[0]!.body, {}, "en"))).toEqual({ kind: "cloze", ask: "$x = ⟦…⟧$" });
    expect(shown(clozeKind.reveal(items[0]!.body, {}, "en"))).toEqual({
      kind: "cloze",
      text: "$x = ⟦\\frac{a}{b_{1}}⟧$",
    });
    expect(clozeKind.gate(items[0]!.body)).toEqual([]);
  });
  test("are the same in a translation, in any order", () => {
    const { items, diagnostics } = read("{{1::a}} b {{2::c}}", "{{2::丙}}乙{{1::甲}}");
    expect(diagnostics).toEqual([]);
    expect(shown(clozeKind.ask(items[1]!.body, {}, "zh"))).toEqual({ kind: "cloze", ask: "⟦…⟧乙甲" });
  });
});

describe("the content of a hole", () => {
  const revealed = (text: string) => {
    expect(read(text).diagnostics).toEqual([]);
    return reveals(text).map((view) => ("text" in view ? view.text : ""));
  };

  test.each([
    ["{{1::std\\::vector}} grows", "⟦std::vector⟧ grows"],
    ["{{1::std::vector::a container of C++}} grows", "⟦std::vector⟧ grows"],
    ["{{1::`std::vector`}} grows", "⟦`std::vector`⟧ grows"],
    ["`std::{{1::vector}}<int>`", "`std::⟦vector⟧<int>`"],
    ["{{1::$a::b$}} c", "⟦$a::b$⟧ c"],
  ])("may be `::` of a program: %s", (text, whole) => {
    expect(revealed(text)).toEqual([whole]);
  });
  test.each([
    ["$f = {{1::\\left\\{ x \\right.}}$", "$f = ⟦\\left\\{ x \\right.⟧$"],
    ["{{1::$\\left\\{ x \\right.$}} c", "⟦$\\left\\{ x \\right.$⟧ c"],
    ["$x_{ {{1::i_{j}}} }$", "$x_{ ⟦i_{j}⟧ }$"],
    ["{{1::`f(}})`}} c", "⟦`f(}})`⟧ c"],
    ["{{1::costs $5}}, not $6", "⟦costs $5⟧, not $6"],
  ])("may be braces: %s", (text, whole) => {
    expect(revealed(text)).toEqual([whole]);
  });
  test("may have spaces around it, which are not part of it", () => {
    expect(revealed("{{ 1::a }} and {{ 2 ::b}}")).toEqual(["⟦a⟧ and b", "a and ⟦b⟧"]);
  });
  test("is not a hole after a backslash", () => {
    expect(revealed("\\{{1::a}} {{2::b}}")).toEqual(["\\{{1::a}} ⟦b⟧"]);
  });
  test("has its hint after the last `::`", () => {
    expect(asks("{{1::Paris:: city}} {{1::a::b::which of them?}} {{1::最大::怎么样}}")).toEqual([
      { kind: "cloze", ask: "⟦city⟧ ⟦which of them?⟧ ⟦怎么样⟧" },
    ]);
  });
});

describe("a problem of a cloze", () => {
  const faults = (text: string, translated?: string) =>
    read(text, translated).diagnostics.map(({ line, column, rule }) => `${line}:${column} ${rule}`);

  test("is reported at its position", () => {
    expect(faults("nothing hidden")).toEqual(["12:7 cloze-without-hole"]);
    expect(faults("a {{1::b")).toEqual(["12:10 cloze-hole"]);
    expect(faults("a {{1::}} and {{2:: }}")).toEqual(["12:10 cloze-hole", "12:22 cloze-hole"]);
    expect(faults("{{ 1 + 1 }} {{1::b")).toEqual(["12:20 cloze-hole"]);
    expect(faults("{{1::a::}}")).toEqual(["12:7 cloze-hole"]);
    expect(faults("{{1::a}} {{2::b}}", "{{1::甲}}乙")).toEqual(["22:7 cloze-holes-differ"]);
  });
  test.each([
    ["{{1::capital of {{2::France}}}} is Paris.", "Hole 2 stands inside hole 1."],
    ["{{1::a `{{2::b}}`}}", "Hole 2 stands inside hole 1."],
    ["{{1::std::vector}}", "Is “vector” the hint of hole 1, or does it belong to what is hidden?"],
    ["{{1::a::b::c}}", "Is “c” the hint of hole 1, or does it belong to what is hidden?"],
    ["{{c1::a}} {{2::b}}", "A hole is written {{1::hidden words}}"],
    ["{{1:a}} {{2::b}}", "A hole is written {{1::hidden words}}"],
    ["｛｛1::a｝｝ {{2::b}}", "Nothing is computed or hidden between full-width braces."],
    ["{{0::a}}", "There is no hole 0."],
    [Array.from({ length: 21 }, (_, at) => `{{${at + 1}::a}}`).join(" "), "The text has more than 20 holes."],
  ])("is named: %s", (text, message) => {
    const { items, diagnostics } = read(text);
    expect(items).toEqual([]);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.message).toContain(message);
  });
  test("is found by the gate: a word hidden in one place and shown in another", () => {
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
