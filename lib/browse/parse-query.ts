/**
 * Reads a search text:
 *
 *     text  = and-list { "or" and-list }
 *     list  = part { [ "and" ] part }
 *     part  = "-" part | "(" text ")" | word | quoted phrase | field ":" value
 *
 * It never throws: what cannot be read is reported with its place and, where it is clear what was meant, the text to
 * put there instead.
 */
import { nearestName } from "@/lib/blocks/nearest-name";
import { allOf, anyOf, type Condition, everything, fieldNames, type Query } from "./query";
import { readCondition, type ValueProblem } from "./read-condition";
import { quotedText, scanQuery, type Token, type Word } from "./scan-query";

export type QueryProblem = {
  readonly code:
    | ValueProblem["code"]
    | "unknown-field"
    | "unclosed-quote"
    | "empty-quotes"
    | "unclosed-parenthesis"
    | "unopened-parenthesis"
    | "empty-parentheses"
    | "dangling-or"
    | "nothing-to-exclude"
    | "too-deep"
    | "too-many"
    | "too-long";
  readonly from: number;
  readonly to: number;
  readonly values: Readonly<Record<string, string | number>>;
  /** What was probably meant in place of `from` to `to`; null if that is not clear. */
  readonly instead: string | null;
};

export type ReadQuery = {
  /** Without the parts that could not be read. */
  readonly query: Query;
  /** By position. */
  readonly problems: readonly QueryProblem[];
};

export const longestQuery = 1_000;
export const mostConditions = 50;
export const deepestQuery = 10;

/** Names that users of Anki know, and what they are called here. */
const namesElsewhere: ReadonlyMap<string, string> = new Map(
  Object.entries({
    deck: "course",
    tag: "concept",
    nid: "id",
    cid: "id",
    card: "kind",
    ivl: "stability",
    reps: "reviews",
  }),
);

const properties: ReadonlyMap<string, string> = new Map(
  Object.entries({
    due: "due",
    s: "stability",
    ivl: "stability",
    d: "difficulty",
    r: "recall",
    lapses: "lapses",
    reps: "reviews",
  }),
);

/** One level of parentheses: and-lists between `or`s. */
type Level = {
  readonly from: number;
  readonly alternatives: Query[];
  list: Query[];
  /** The last `or`. */
  or: Token | null;
  /** Whether anything, readable or not, stands in the present list, and in the whole level. */
  hasPart: boolean;
  isEmpty: boolean;
  /** The minus before the next part; null without one. */
  minus: Token | null;
  isNegated: boolean;
};

export function parseQuery(text: string): ReadQuery {
  const reader = new Reader();
  for (const token of scanQuery(text.slice(0, longestQuery))) reader.take(token);
  if (text.length > longestQuery) {
    reader.report("too-long", { from: longestQuery, to: text.length }, { most: longestQuery });
  }
  return reader.finish();
}

class Reader {
  readonly #problems: QueryProblem[] = [];
  readonly #levels: Level[] = [newLevel(0)];
  /** Opened parentheses beyond the deepest level. */
  #tooDeep = 0;
  #conditions = 0;

  report(
    code: QueryProblem["code"],
    { from, to }: { readonly from: number; readonly to: number },
    values: QueryProblem["values"] = {},
    instead: string | null = null,
  ): void {
    this.#problems.push({ code, from, to, values, instead });
  }

  take(token: Token): void {
    const level = this.#levels.at(-1)!;
    switch (token.type) {
      case "minus":
        level.minus = token;
        level.isNegated = !level.isNegated;
        return;
      case "and":
        this.#leaveMinus(level);
        return;
      case "or":
        this.#leaveMinus(level);
        if (!level.hasPart) {
          this.report("dangling-or", token);
          return;
        }
        level.or = token;
        level.alternatives.push(allOf(level.list));
        level.list = [];
        level.hasPart = false;
        return;
      case "open":
        if (this.#levels.length <= deepestQuery) this.#levels.push(newLevel(token.from));
        else if (this.#tooDeep++ === 0) this.report("too-deep", token, { most: deepestQuery });
        return;
      case "close":
        this.#close(token);
        return;
      case "word":
        this.#add(level, this.#conditionOf(token));
    }
  }

  finish(): ReadQuery {
    while (this.#levels.length > 1) {
      const level = this.#levels.pop()!;
      this.report("unclosed-parenthesis", { from: level.from, to: level.from + 1 });
      this.#add(this.#levels.at(-1)!, this.#end(level));
    }
    const query = this.#end(this.#levels[0]!) ?? everything;
    return { query, problems: this.#problems.toSorted((a, b) => a.from - b.from) };
  }

  #close(token: Token): void {
    if (this.#tooDeep > 0) {
      this.#tooDeep -= 1;
      return;
    }
    if (this.#levels.length === 1) {
      this.report("unopened-parenthesis", token, {}, "");
      return;
    }
    const level = this.#levels.pop()!;
    if (level.isEmpty) this.report("empty-parentheses", { from: level.from, to: token.to }, {}, "");
    this.#add(this.#levels.at(-1)!, this.#end(level));
  }

  /** Null for a part that could not be read, which has been reported. */
  #add(level: Level, part: Query | null): void {
    if (part !== null) level.list.push(level.isNegated ? negated(part) : part);
    level.hasPart = true;
    level.isEmpty = false;
    level.minus = null;
    level.isNegated = false;
  }

  #end(level: Level): Query | null {
    this.#leaveMinus(level);
    if (!level.hasPart && level.or !== null) this.report("dangling-or", level.or);
    const alternatives = [...level.alternatives, allOf(level.list)].filter(({ type }) => type !== "all");
    return alternatives.length === 0 ? null : anyOf(alternatives);
  }

  #leaveMinus(level: Level): void {
    if (level.minus !== null) this.report("nothing-to-exclude", level.minus, {}, "");
    level.minus = null;
    level.isNegated = false;
  }

  #conditionOf(word: Word): Condition | null {
    if (!word.isClosed) this.report("unclosed-quote", word, { text: word.text });
    this.#conditions += 1;
    if (this.#conditions > mostConditions) {
      if (this.#conditions === mostConditions + 1) this.report("too-many", word, { most: mostConditions });
      return null;
    }
    if (word.field === null) {
      if (word.text.trim() !== "") return { type: "words", text: word.text, isPhrase: word.isQuoted };
      this.report("empty-quotes", word, {}, "");
      return null;
    }
    const field = word.field.toLowerCase();
    const name = fieldNames.find((each) => each === field);
    if (name === undefined) {
      this.#reportField(word, field);
      return null;
    }
    const read = readCondition(name, word.text);
    if (!("code" in read)) return read;
    const { code, values, instead } = read;
    this.report(code, word, { field: name, value: word.text, ...values }, instead && `${name}:${instead}`);
    return null;
  }

  #reportField(word: Word, field: string): void {
    this.report(
      "unknown-field",
      word,
      { field },
      field === "prop" ? propertyInstead(word.text) : fieldInstead(word, field),
    );
  }
}

function fieldInstead({ text, isQuoted }: Word, field: string): string | null {
  const meant = namesElsewhere.get(field) ?? nearestName(field, fieldNames);
  return meant && `${meant}:${isQuoted ? quotedText(text) : text}`;
}

/** Anki's `prop:lapses>4` is `lapses:>4`. */
function propertyInstead(text: string): string | null {
  const name = /^[a-z]*/i.exec(text)?.[0] ?? "";
  const meant = properties.get(name.toLowerCase());
  return meant === undefined ? null : `${meant}:${text.slice(name.length)}`;
}

function newLevel(from: number): Level {
  return {
    from,
    alternatives: [],
    or: null,
    list: [],
    hasPart: false,
    isEmpty: true,
    minus: null,
    isNegated: false,
  };
}

/** Twice negated is not negated. */
function negated(part: Query): Query {
  return part.type === "not" ? part.part : { type: "not", part };
}
