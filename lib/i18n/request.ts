/** next-intl's set-up without locale in the address: the cookie decides, else what the browser asks for. */
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { isLocale, type Locale } from "./locale";
import { localeCookie } from "./locale-cookie";
import { messages } from "./messages";
import { negotiateLocale } from "./negotiate-locale";

/** The language that was chosen on this device; null where the browser's own is taken. */
export async function chosenLocale(): Promise<Locale | null> {
  const chosen = (await cookies()).get(localeCookie)?.value;
  return isLocale(chosen) ? chosen : null;
}

/** The language in which this request is answered. */
export async function requestLocale(): Promise<Locale> {
  return (await chosenLocale()) ?? negotiateLocale((await headers()).get("accept-language"));
}

export default getRequestConfig(async () => {
  const locale = await requestLocale();
  // Dates arrive as a learner's calendar dates, already in the right zone; UTC keeps them as they are.
  return { locale, messages: messages[locale], timeZone: "UTC" };
});
