import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { type Namespace, pickMessages } from "@/lib/i18n/messages";

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
    <NextIntlClientProvider messages={pickMessages(locale, namespaces)}>{children}</NextIntlClientProvider>
  );
}
