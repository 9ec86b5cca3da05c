import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepestQuery, longestQuery, mostConditions, parseQuery } from "@/lib/browse/parse-query";
import { printQuery } from "@/lib/browse/print-query";
import type { Query } from "@/lib/browse/query";
import { scanQuery } from "@/lib/browse/scan-query";
import { arbitraryQuery } from "./arbitrary-query";

const word = (text: string) => ({ type: "words", text, isPhrase: false });
const phrase = (text: string) => ({ type: "words", text, isPhrase: true });
const is = (state: string) => ({ type: "is", state });
const number = (field: string, comparison: string, value: number) => ({
  type: "number",
  field,
  comparison,
  value,
});

describe("reads", () => {
  test.each<[string, object]>([
    ["", { type: "all" }],
    ["   ", { type: "all" }],
    ["attention", word("attention")],
    ["attention mask", { type: "and", parts: [word("attention"), word("mask")] }],
    ["a and b", { type: "and", parts: [word("a"), word("b")] }],
    ["a b or c", { type: "or", parts: [{ type: "and", parts: [word("a"), word("b")] }, word("c")] }],
    ["a (b OR c)", { type: "and", parts: [word("a"), { type: "or", parts: [word("b"), word("c")] }] }],
    ["-a", { type: "not", part: word("a") }],
    ["--a", word("a")],
    ["-(a b)", { type: "not", part: { type: "and", parts: [word("a"), word("b")] } }],
    ["state-of-the-art", word("state-of-the-art")],
    ['"output size"', phrase("output size")],
    ['"or"', phrase("or")],
    [String.raw`"a \"b\" c"`, phrase('a "b" c')],
    [String.raw`3\:2 \(x\)`, { type: "and", parts: [word("3:2"), word("(x)")] }],
    ["3:2", word("3:2")],
    ["kind:card", { type: "kind", kind: "card" }],
    ["KIND:Card", { type: "kind", kind: "card" }],
    ["is:leech", is("leech")],
    ["note:conv", { type: "text", field: "note", text: "conv" }],
    ['note:"two words"', { type: "text", field: "note", text: "two words" }],
    ["id:deep-networks/conv", { type: "text", field: "id", text: "deep-networks/conv" }],
    ["due:<3", number("due", "<", 3)],
    ["due:<42d", number("due", "<", 42)],
    ["due:-1", number("due", "=", -1)],
    ["due:>=-7", number("due", ">=", -7)],
    ["lapses:>4", number("lapses", ">", 4)],
    ["reviews:!=0", number("reviews", "!=", 0)],
    ["stability:>2.5", number("stability", ">", 2.5)],
    ["stability:>2,5", number("stability", ">", 2.5)],
    ["recall:<80", number("recall", "<", 80)],
    ["recall:<=80%", number("recall", "<=", 80)],
    ["rated:7", { type: "rated", days: 7, rating: null }],
    ["rated:7:1", { type: "rated", days: 7, rating: 1 }],
    ["rated:7:again", { type: "rated", days: 7, rating: 1 }],
    [
      "due:<42d -is:suspended",
      { type: "and", parts: [number("due", "<", 42), { type: "not", part: is("suspended") }] },
    ],
  ])("%s", (text, query) => {
    expect(parseQuery(text)).toEqual({ query, problems: [] });
  });

  test.each<[string, object]>([
    ["note：“循环 网络”", { type: "text", field: "note", text: "循环 网络" }],
    [
      "（卷积 or 池化）　－is:new",
      {
        type: "and",
        parts: [
          { type: "or", parts: [word("卷积"), word("池化")] },
          { type: "not", part: is("new") },
        ],
      },
    ],
    ["「输出 大小」", phrase("输出 大小")],
    ["recall：＜８０％", number("recall", "<", 80)],
    ["due:<３天", number("due", "<", 3)],
    ["rated：7：1", { type: "rated", days: 7, rating: 1 }],
  ])("what a Chinese keyboard types: %s", (text, query) => {
    expect(parseQuery(text)).toEqual({ query, problems: [] });
  });
});

describe("says what it cannot read, where, and what was probably meant", () => {
  test.each<[string, string, string, string | null]>([
    ["a knd:card", "unknown-field", "knd:card", "kind:card"],
    ["deck:x", "unknown-field", "deck:x", "course:x"],
    ['tag:"a b"', "unknown-field", 'tag:"a b"', 'concept:"a b"'],
    ["prop:ivl>3", "unknown-field", "prop:ivl>3", "stability:>3"],
    ["prop:cdn-d>3", "unknown-field", "prop:cdn-d>3", null],
    ["http://x", "unknown-field", "http://x", null],
    ["kind:crad", "unknown-value", "kind:crad", "kind:card"],
    ["is:learn", "unknown-value", "is:learn", "is:learning"],
    ["is:constructor", "unknown-value", "is:constructor", null],
    ["due:", "missing-value", "due:", null],
    ["due: 3", "missing-value", "due:", null],
    ["due:<1.5", "not-a-number", "due:<1.5", null],
    ["lapses:many", "not-a-number", "lapses:many", null],
    ["lapses:-1", "not-a-number", "lapses:-1", null],
    ["recall:<0.8", "in-percent", "recall:<0.8", "recall:<80"],
    ["rated:0", "no-days", "rated:0", null],
    ["rated:7:5", "not-a-rating", "rated:7:5", null],
    ["rated:7:1:1", "not-a-rating", "rated:7:1:1", null],
    ["rated:7:constructor", "not-a-rating", "rated:7:constructor", null],
    ['a "b', "unclosed-quote", '"b', null],
    ['a ""', "empty-quotes", '""', ""],
    ["(a", "unclosed-parenthesis", "(", null],
    ["a)", "unopened-parenthesis", ")", ""],
    ["a ()", "empty-parentheses", "()", ""],
    ["or a", "dangling-or", "or", null],
    ["a or", "dangling-or", "or", null],
    ["(a or) b", "dangling-or", "or", null],
    ["a -", "nothing-to-exclude", "-", ""],
    ["- or a", "nothing-to-exclude", "-", ""],
  ])("%s", (text, code, at, instead) => {
    const [problem] = parseQuery(text).problems;
    expect(problem).toMatchObject({ code, instead });
    expect(text.slice(problem!.from, problem!.to)).toBe(at);
  });

  test("what it suggests can be read", () => {
    for (const text of ["knd:card", "deck:x", "prop:r<0.9", "kind:crad", "recall:<0.8", "recall:0.8"]) {
      let read = text;
      for (let times = 0; times < 3; times += 1) {
        const [problem] = parseQuery(read).problems;
        if (!problem) break;
        read = read.slice(0, problem.from) + problem.instead + read.slice(problem.to);
      }
      expect.soft(parseQuery(read).problems, `${text} → ${read}`).toEqual([]);
    }
  });

  test("a text that is too long, too deep or has too many parts", () => {
    const codes = (text: string) => new Set(parseQuery(text).problems.map(({ code }) => code));
    expect(codes("a".repeat(longestQuery))).toEqual(new Set());
    expect(codes("a".repeat(longestQuery + 1))).toEqual(new Set(["too-long"]));
    const nested = (depth: number) => `${"(".repeat(depth)}a${")".repeat(depth)}`;
    expect(codes(nested(deepestQuery))).toEqual(new Set());
    expect(codes(nested(deepestQuery + 1))).toEqual(new Set(["too-deep"]));
    expect(codes("a ".repeat(mostConditions))).toEqual(new Set());
    expect(codes("a ".repeat(mostConditions + 1))).toEqual(new Set(["too-many"]));
  });
});

test("a query that is written and read again is the same", () => {
  fc.assert(
    fc.property(arbitraryQuery, (query) => {
      const text = printQuery(query);
      fc.pre(text.length <= longestQuery);
      expect(parseQuery(text)).toEqual({ query, problems: [] });
    }),
    { numRuns: 2_000 },
  );
});

/** Anything that somebody might type, mostly signs of the language. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'()"“”：:- \\<>=%', "or ", "is:", "due:", "rated:", "卷积", "kind:card ", "　"),
    fc.string({ unit: "binary", maxLength: 3 }),
  ),
  maxLength: 200,
});

test("any text is read without an error, in bounded size, and what is read of it can be written and read again", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { query, problems } = parseQuery(text);
      expect(depthOf(query)).toBeLessThanOrEqual(2 * deepestQuery + 3);
      for (const { from, to } of problems) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(text.length);
      }
      expect(parseQuery(printQuery(query)).query).toEqual(query);
    }),
    { numRuns: 2_000 },
  );
});

function depthOf(query: Query): number {
  if (query.type === "not") return 1 + depthOf(query.part);
  return query.type === "and" || query.type === "or" ? 1 + Math.max(...query.parts.map(depthOf)) : 0;
}

test("tokens cover the text in order, and ten times the text takes about ten times as long", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let end = 0;
      for (const { from, to } of scanQuery(text)) {
        expect(text.slice(end, from).trim()).toBe("");
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(text.slice(end).trim()).toBe("");
    }),
  );
  for (const part of ["(", "a:", '"', "\\", "- ", "or ", "a", "“x", "is:leech "]) {
    const timeOf = (length: number) => {
      const text = part.repeat(length / part.length);
      const begin = performance.now();
      scanQuery(text);
      return performance.now() - begin;
    };
    // The quickest of several: others may use the machine meanwhile.
    const quickest = (length: number) => Math.min(...[1, 2, 3, 4].map(() => timeOf(length)));
    const [short, long] = [quickest(5_000), quickest(50_000)];
    expect.soft(long, JSON.stringify(part)).toBeLessThan(30 * short + 50);
  }
});
