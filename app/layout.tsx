import "@fontsource-variable/instrument-sans";
import "@fontsource-variable/source-code-pro";
import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/source-serif-4/opsz-italic.css";
import "katex/dist/katex.min.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { languageTag } from "@/lib/i18n/locale";
import { ClientMessages } from "./_ui/client-messages";
import { readTheme } from "./_ui/theme";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ui");
  return {
    title: { default: t("product"), template: `%s\u2002·\u2002${t("product")}` },
    description: t("description"),
    applicationName: t("product"),
  };
}

export const viewport: Viewport = {
  viewportFit: "cover",
  // The session's foot must stay above the keyboard.
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfbf9" },
    { media: "(prefers-color-scheme: dark)", color: "#151718" },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // A page prerendered at build time has no nonce, and the policy would block its scripts.
  await connection();
  const [locale, theme] = await Promise.all([getLocale(), readTheme()]);
  return (
    <html lang={languageTag(locale)} data-theme={theme === "system" ? undefined : theme}>
      <body>
        <ClientMessages namespaces={["ui", "errors"]}>{children}</ClientMessages>
      </body>
    </html>
  );
}
