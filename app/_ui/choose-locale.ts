"use server";

import { cookies } from "next/headers";
import { isLocale } from "@/lib/i18n/locale";
import { localeCookie, localeCookieMaxAge } from "@/lib/i18n/locale-cookie";

/** Writes the visitor's language into its cookie; the page that posted is rendered again in it. */
export async function chooseLocale(form: FormData): Promise<void> {
  const locale = form.get("locale");
  if (!isLocale(locale)) return;
  (await cookies()).set(localeCookie, locale, { maxAge: localeCookieMaxAge, sameSite: "lax", path: "/" });
}
