/** A note in two languages, part by part: what is not translated, and what was translated before its original changed. */
import { type WrittenBlock, writtenBlocks } from "./written-blocks";

/** A piece of a note's text that corresponds to one in another language. */
export type NotePart = {
  /** The same in every language: made of the block's id, or of the section or block that prose follows. */
  readonly key: string;
  /** `head` is the front matter; otherwise `prose`, or the word after the fence. */
  readonly kind: string;
  readonly text: string;
};

/** Both texts as they stood in one revision; empty if there was no such file. */
export type NotePair = { readonly number: number; readonly original: string; readonly translation: string };

export type TranslationState = "missing" | "older" | "current" | "surplus";

export type PartPair = {
  readonly key: string;
  readonly kind: string;
  readonly state: TranslationState;
  /** Null for a part that only the translation has. */
  readonly original: string | null;
  readonly translation: string | null;
  /** If it is older: the revision in which the translation last changed, and the original as it was then. */
  readonly since: { readonly number: number; readonly original: string } | null;
};

/**
 * The parts of the latest pair, in the order of the original, with those that only the translation has at the end.
 * `history` is the latest first. A part is older if its original is not what it was in the revision in which the
 * translation of that part last changed. What both languages got in one revision is current.
 */
export function translationStates(history: readonly NotePair[]): PartPair[] {
  const [now] = history;
  if (now === undefined) return [];
  // Most versions share one of their two texts with the next.
  const known = new Map<string, ReadonlyMap<string, string>>();
  const textsIn = (text: string) => {
    const texts = known.get(text) ?? textsByKey(text);
    known.set(text, texts);
    return texts;
  };
  const translated = textsIn(now.translation);
  const parts = noteParts(now.original);
  const keys = new Set(parts.map(({ key }) => key));
  const pairs = parts.map(({ key, kind, text }): PartPair => {
    const own = translated.get(key);
    const base = { key, kind, original: text };
    if (own === undefined) return { ...base, state: "missing", translation: null, since: null };
    // The last one going back in which the translation was what it is now.
    const end = history.findIndex(({ translation }) => textsIn(translation).get(key) !== own);
    const then = history.at(end < 0 ? -1 : end - 1);
    const before = then && textsIn(then.original).get(key);
    const isOlder = then !== undefined && before !== undefined && before !== text;
    return isOlder
      ? { ...base, state: "older", translation: own, since: { number: then.number, original: before } }
      : { ...base, state: "current", translation: own, since: null };
  });
  const surplus = noteParts(now.translation)
    .filter(({ key }) => !keys.has(key))
    .map(
      ({ key, kind, text }): PartPair => ({
        key,
        kind,
        state: "surplus",
        original: null,
        translation: text,
        since: null,
      }),
    );
  return [...pairs, ...surplus];
}

function textsByKey(text: string): ReadonlyMap<string, string> {
  return new Map(noteParts(text).map((part) => [part.key, part.text]));
}

/** The front matter, each block, and the prose before, between and behind them; sections begin prose of their own. */
export function noteParts(text: string): NotePart[] {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const parts: NotePart[] = [];
  const seen = new Map<string, number>();
  const add = (name: string, kind: string, from: number, to: number) => {
    const own = lines.slice(from, to).join("\n").trim();
    if (own === "") return;
    // Sections without an address, and blocks without an id, are told apart by their order.
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    parts.push({ key: count === 1 ? name : `${name} ${count}`, kind, text: own });
  };
  let at = 0;
  let name = "top";
  if (lines[0]?.trim() === "---") {
    const end = lines.findIndex((line, index) => index > 0 && line.trim() === "---");
    if (end > 0) {
      add("head", "head", 0, end + 1);
      at = end + 1;
    }
  }
  const blocks = new Map<number, WrittenBlock>(writtenBlocks(lines).map((block) => [block.start - 1, block]));
  let begun = at;
  const endProse = (end: number) => add(`prose ${name}`, "prose", begun, end);
  while (at < lines.length) {
    const block = blocks.get(at);
    const heading = /^#{1,6} /.test(lines[at] ?? "");
    if (block !== undefined) {
      endProse(at);
      const id = block.id ?? "";
      add(`block ${block.kind} ${id}`, block.kind === "" ? "code" : block.kind, at, block.end);
      name = `after ${id === "" ? name : id}`;
      at = block.end;
      begun = at;
    } else {
      if (heading) {
        endProse(at);
        begun = at;
        name = `section ${/\{#([^{}]+)\}\s*$/.exec(lines[at] ?? "")?.[1] ?? ""}`;
      }
      at++;
    }
  }
  endProse(lines.length);
  return parts;
}
