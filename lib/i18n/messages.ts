/** All messages of the interface, by locale and namespace. Static imports, so that a missing file fails the build. */
import type { Locale } from "./locale";
import { messages as en, type Messages } from "./messages/en";
import { messages as zh } from "./messages/zh";

export type { Messages };
export type Namespace = keyof Messages;

export const messages: Readonly<Record<Locale, Messages>> = { en, zh };

/** Picks the messages that a client component needs, so that only those are sent to the browser. */
export function pickMessages(locale: Locale, namespaces: readonly Namespace[]): Partial<Messages> {
  return Object.fromEntries(namespaces.map((namespace) => [namespace, messages[locale][namespace]]));
}
