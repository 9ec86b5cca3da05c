/** The product's words outside React: for services, route handlers and the command line. */
import { createTranslator } from "use-intl/core";
import type { Locale } from "./locale";
import { messages, type Namespace } from "./messages";

type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const translators = new Map<string, Words>();

/**
 * The message `key` (dots for nesting) of a namespace in the given locale. Keys and values may come from a kind
 * (`Unreadable`), so they are checked here and not by the compiler: an unknown key throws.
 */
export function translate(
  locale: Locale,
  namespace: Namespace,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const name = `${locale}/${namespace}`;
  let words = translators.get(name);
  if (words === undefined) {
    words = createWords(locale, namespace);
    translators.set(name, words);
  }
  return words(key, values);
}

function createWords(locale: Locale, namespace: Namespace): Words {
  const onError = (error: Error) => {
    throw error;
  };
  // The translator's type only accepts literal keys of the messages; here the key is data.
  return createTranslator({ locale, messages: messages[locale], namespace, onError }) as unknown as Words;
}
