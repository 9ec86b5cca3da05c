import { type Locale, pickText } from "@/lib/i18n/locale";
import { plainWords } from "@/lib/markdown/plain-words";
import type { ExerciseBody } from "./exercise/exercise-body";
import type { Ask, KindName } from "./item-kind";
import { kindOf } from "./registry";

const longest = 72;

/** What an item is called where there is room for a line only: its question as plain text, or an exercise's own title.
 * An exercise without one asks in words that are never computed: see `missing-title`. */
export function itemTitle(kind: KindName, body: unknown, locale: Locale): string {
  if (kind === "exercise") {
    const { title, ask } = body as ExerciseBody;
    if (title !== undefined) return plainWords(pickText(title, locale).text);
    return shorten(plainWords(pickText(ask, locale).text));
  }
  return shorten(plainWords(questionOf(kindOf(kind).ask(body, {}, locale))));
}

/** Markdown. */
export function questionOf(ask: Ask): string {
  switch (ask.kind) {
    case "card":
      return ask.front;
    case "cloze":
      return ask.text;
    case "choice":
    case "order":
    case "match":
    case "label":
    case "exercise":
      return ask.ask;
  }
}

function shorten(text: string): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), longest - 20)).trimEnd()}…`;
}
