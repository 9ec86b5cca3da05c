import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locale";
import { type Namespace, pickMessages } from "@/lib/i18n/messages";
import { SentMessages } from "./sent-messages";

/**
 * Provides the client components below with these namespaces only. A nested provider replaces the outer one: name `ui`
 * again if the shared components are used.
 */
export async function ClientMessages({
  namespaces,
  children,
}: {
  readonly namespaces: readonly Namespace[];
  readonly children: ReactNode;
}) {
  const locale = await getLocale();
  return (
    <SentMessages text={textOf(locale, namespaces)} locale={locale}>
      {children}
    </SentMessages>
  );
}

const texts = new Map<string, string>();

function textOf(locale: Locale, namespaces: readonly Namespace[]): string {
  const key = [locale, ...namespaces].join(" ");
  const text = texts.get(key) ?? JSON.stringify(pickMessages(locale, namespaces));
  texts.set(key, text);
  return text;
}
