/** next-intl's set-up without a locale in the address: the cookie decides, else the browser's preferences. */
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { isLocale, type Locale } from "./locale";
import { localeCookie } from "./locale-cookie";
import { messages } from "./messages";
import { readerLocale } from "./negotiate-locale";

/** The language chosen on this device; null if the browser's preferences apply. */
export async function chosenLocale(): Promise<Locale | null> {
  const chosen = (await cookies()).get(localeCookie)?.value;
  return isLocale(chosen) ? chosen : null;
}

/** The language of the response. */
export async function requestLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(localeCookie)?.value;
  return readerLocale(chosen, (await headers()).get("accept-language"));
}

export default getRequestConfig(async () => {
  const locale = await requestLocale();
  // Dates arrive as a learner's calendar dates, already in the right zone; UTC leaves them unchanged.
  return { locale, messages: messages[locale], timeZone: "UTC" };
});
