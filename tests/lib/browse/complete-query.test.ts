import { describe, expect, test } from "vitest";
import { completeQuery, type Vocabulary, withSuggestion } from "@/lib/browse/complete-query";
import { parseQuery } from "@/lib/browse/parse-query";
import { fieldNames, itemKinds, itemStates } from "@/lib/browse/query";

const vocabulary: Vocabulary = {
  course: [{ id: "deep", name: "深度网络" }],
  note: [{ id: "convolution", name: "卷积神经网络" }],
  concept: [
    { id: "conv.padding", name: "填充" },
    { id: "odd id", name: "Odd" },
  ],
};

const meanings: Readonly<Record<string, string>> = { concept: "概念", leech: "顽固", card: "卡片" };

const words = {
  field: (name: string) => meanings[name] ?? name,
  value: (_: string, name: string) => meanings[name] ?? name,
  example: (field: string, value: string) => `${field} ${value}`,
};

function suggested(text: string, cursor = text.length): string[] {
  return completeQuery(text, cursor, vocabulary, words).suggestions.map((each) => each.text);
}

describe("suggests", () => {
  test.each<[string, string[]]>([
    ["le", ["is:leech", "is:learning", "is:due"]],
    ["ki", ["kind:"]],
    ["is:s", ["is:suspended"]],
    ["a -is:sus", ["is:suspended"]],
    ["(kind:ex", ["kind:exercise"]],
    ["概念", ["concept:"]],
    ["顽固", ["is:leech"]],
    ["填充", ["concept:conv.padding"]],
    ["concept:填", ["concept:conv.padding"]],
    ["concept:pad", ["concept:conv.padding"]],
    ["concept:odd", ['concept:"odd id"']],
    ["concept：填", ["concept:conv.padding"]],
    ["note:神经", ["note:convolution"]],
    ["course:deep-", []],
    ["rated:7", ["rated:7", "rated:7:again"]],
    ["lapses:", ["lapses:>4", "lapses:0"]],
    ["lapses:>4", []],
    ["is:leech", []],
    ['"quoted', []],
    ["zzz", []],
    ["nothing:x", []],
  ])("for %s", (text, expected) => {
    const found = suggested(text);
    if (text === "le") expect(found).toEqual(expect.arrayContaining(expected.slice(0, 2)));
    else expect(found).toEqual(expected);
  });

  test("all fields where no word is begun", () => {
    for (const text of ["", "a ", "(", "-"]) {
      expect(suggested(text)).toEqual(fieldNames.map((name) => `${name}:`));
    }
  });

  test("for the word at the cursor, not for the last one", () => {
    expect(suggested("is:su lapses:>4", 5)).toEqual(["is:suspended"]);
  });

  test("only what can be read, once it is complete", () => {
    const all = [
      ...itemKinds.map((kind) => `kind:${kind}`),
      ...itemStates.map((state) => `is:${state}`),
      ...fieldNames.flatMap((field) => suggested(`${field}:`)),
    ];
    expect(all.length).toBeGreaterThan(25);
    for (const text of all) expect.soft(parseQuery(text).problems, text).toEqual([]);
  });
});

test("a chosen value stands in place of the word, with a space behind it; a field waits for its value", () => {
  const choose = (text: string, cursor = text.length) => {
    const completion = completeQuery(text, cursor, vocabulary, words);
    return withSuggestion(text, completion, completion.suggestions[0]!);
  };
  expect(choose("a is:su")).toEqual({ text: "a is:suspended ", cursor: 15 });
  expect(choose("is:su b", 5)).toEqual({ text: "is:suspended b", cursor: 13 });
  expect(choose("ki")).toEqual({ text: "kind:", cursor: 5 });
});
