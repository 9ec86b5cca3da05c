"use client";

import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locale";
import type { Messages } from "@/lib/i18n/messages";

type Props = {
  /** JSON of `Partial<Messages>`. */
  readonly text: string;
  readonly locale: Locale;
  readonly children: ReactNode;
};

/** By text, which the server makes of few combinations of namespaces. */
const read = new Map<string, Partial<Messages>>();

/** Provides the client components below with messages that came as one text. */
export function SentMessages({ text, locale, children }: Props) {
  const messages = read.get(text) ?? (JSON.parse(text) as Partial<Messages>);
  read.set(text, messages);
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}
