import { readFileSync } from "node:fs";
import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/i18n/locale";
import type { Namespace } from "@/lib/i18n/messages";

/** A message by its namespace and key, such as `quiz.top.end`, in the language of the project. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Reads the program's own messages, so that a test cannot keep an old wording alive. */
export function wordsOf(locale: Locale): Words {
  const translators = new Map<string, (key: string, values?: object) => string>();
  const translator = (namespace: Namespace) => {
    const known = translators.get(namespace);
    if (known !== undefined) return known;
    const path = new URL(`../../../lib/i18n/messages/${locale}/${namespace}.json`, import.meta.url);
    const messages = { [namespace]: JSON.parse(readFileSync(path, "utf8")) };
    const onError = (error: Error) => {
      throw error;
    };
    const made = createTranslator({ locale, messages, namespace, onError }) as never;
    translators.set(namespace, made);
    return made as (key: string, values?: object) => string;
  };
  return (key, values) => {
    const [namespace, ...rest] = key.split(".");
    return translator(namespace as Namespace)(rest.join("."), values);
  };
}
