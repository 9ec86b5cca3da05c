import { cookies } from "next/headers";
import { isLocale } from "@/lib/i18n/locale";
import { localeCookie, localeCookieMaxAge } from "@/lib/i18n/locale-cookie";
import { type Theme, themeCookie } from "./theme";

/** Writes a learner's choices into the cookies that pages are rendered by. A language never chosen stays unset. */
export async function rememberChoices(choices: {
  readonly locale?: string | null;
  readonly theme?: Theme;
}): Promise<void> {
  const jar = await cookies();
  const options = { maxAge: localeCookieMaxAge, sameSite: "lax", path: "/" } as const;
  if (isLocale(choices.locale)) jar.set(localeCookie, choices.locale, options);
  if (choices.theme !== undefined) jar.set(themeCookie, choices.theme, options);
}
