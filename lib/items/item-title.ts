import { inLanguage, type Locale } from "@/lib/i18n/locale";
import { plainWords } from "@/lib/markdown/plain-words";
import type { ExerciseBody } from "./exercise/exercise-body";
import type { Ask, KindName } from "./item-kind";
import { kindOf } from "./registry";

/** What an item is called: its question as plain words, or an exercise's own title. An exercise without one asks in
 * words that are never computed: see `missing-title`. */
export function itemTitle(kind: KindName, body: unknown, locale: Locale): string {
  if (kind === "exercise") {
    const { title, ask } = body as ExerciseBody;
    return plainWords(inLanguage(title ?? ask, locale));
  }
  return plainWords(questionOf(kindOf(kind).ask(body, {}, locale)));
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
