import compile from "icu-minify/compile";
import { describe, expect, test } from "vitest";
import { locales } from "@/lib/i18n/locale";
import { messages, type Namespace, pickMessages } from "@/lib/i18n/messages";

const namespaces = Object.keys(messages.en) as Namespace[];

/** Every message below `branch`, with its path. */
function leaves(branch: object, path = ""): [path: string, message: string][] {
  return Object.entries(branch).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );
}

/**
 * The names of the arguments and tags in a compiled message: a text, or a list of texts and nodes, each of which is a
 * list that begins with its name, followed by a number type and the messages of its branches, or by a tag's content.
 */
function namesIn(message: unknown): string[] {
  if (!Array.isArray(message)) return [];
  return message.filter(Array.isArray).flatMap(([name, type, branches, ...content]) => {
    const inside = typeof type === "number" ? Object.values(branches ?? {}) : [[type, branches, ...content]];
    return [name, ...inside.flatMap(namesIn)];
  });
}

const argumentSet = (message: string) => [...new Set(namesIn(compile(message)))].toSorted();

test("the arguments of a message are found through plurals, selects and tags", () => {
  expect(argumentSet("{due, plural, =0 {No {kind}} other {# <b>{name}</b>}} {date, date, ::d}")).toEqual([
    "b",
    "date",
    "due",
    "kind",
    "name",
  ]);
});

describe.each(namespaces)("%s", (namespace) => {
  const english = new Map(leaves(messages.en[namespace]));
  const chinese = new Map(leaves(messages.zh[namespace]));

  test("has the same keys in both languages", () => {
    expect([...chinese.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  test("takes the same arguments in both languages", () => {
    for (const [key, message] of english) {
      expect.soft(argumentSet(chinese.get(key) ?? ""), key).toEqual(argumentSet(message));
    }
  });

  test("leaves nothing empty", () => {
    for (const [key, message] of [...english, ...chinese]) expect.soft(message.trim(), key).not.toBe("");
  });
});

test("only the namespaces that are asked for are handed out", () => {
  for (const locale of locales) {
    expect(pickMessages(locale, ["ui"])).toEqual({ ui: messages[locale].ui });
  }
});
