"use client";

import { useLocale, useTranslations } from "next-intl";
import { languages } from "@/lib/i18n/languages";
import { languageTag, locales } from "@/lib/i18n/locale";
import { useFormAction } from "../_boundary/use-form-action";
import { chooseLocale } from "./choose-locale";
import { classNames } from "./class-names";

/**
 * Names each language in itself, readable for people lost in the others. A plain form, so it works without scripts, on
 * every page. If the server is unreachable, it says so.
 */
export function LanguageSwitch() {
  const current = useLocale();
  const t = useTranslations("ui");
  const [{ problem }, choose] = useFormAction(chooseLocale);
  return (
    <form action={choose} className="relative flex items-center whitespace-nowrap text-13">
      <fieldset className="flex items-center">
        <legend className="sr-only">{t("language")}</legend>
        {locales.map((locale, index) => (
          <span key={locale} className="flex items-center">
            {index > 0 && (
              <span aria-hidden="true" className="text-ink-3">
                /
              </span>
            )}
            <button
              type="submit"
              name="locale"
              value={locale}
              lang={languageTag(locale)}
              aria-pressed={locale === current}
              className={classNames(
                "min-h-6 min-w-6 px-1.5 pointer-coarse:min-h-11",
                locale === current ? "font-semibold text-ink" : "text-ink-3 hover:text-accent",
              )}
            >
              {languages[locale].short}
            </button>
          </span>
        ))}
      </fieldset>
      <p
        role="alert"
        className="absolute top-full right-0 z-10 mt-1 w-56 whitespace-normal rounded-2 bg-sheet px-3 py-2 text-wrong shadow-lift-2 empty:hidden"
      >
        {problem}
      </p>
    </form>
  );
}
