import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { type Namespace, pickMessages } from "@/lib/i18n/messages";

/**
 * Gives the client components below it these namespaces and no others. A nested one replaces the outer:
 * name `ui` again where the shared components are used.
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
