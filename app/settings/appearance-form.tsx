"use client";

import { useTranslations } from "next-intl";
import { startTransition, useOptimistic } from "react";
import { languages } from "@/lib/i18n/languages";
import { type Locale, locales } from "@/lib/i18n/locale";
import { SubmitButton } from "../_account/submit-button";
import { useFormAction } from "../_boundary/use-form-action";
import { Segments } from "../_ui/segments";
import { saveAppearance } from "./actions";
import { Choice } from "./choice";

const themes = ["system", "light", "dark"] as const;

type Appearance = { readonly locale: Locale; readonly theme: (typeof themes)[number] };

/**
 * A choice takes effect at once, and the other forms of the page keep what is typed in them. Without scripts there is a
 * button.
 */
export function AppearanceForm({ saved }: { readonly saved: Appearance }) {
  const t = useTranslations("settings.appearance");
  const [{ problem }, dispatch] = useFormAction(saveAppearance);
  const [shown, show] = useOptimistic(saved);
  const choose = (choice: Partial<Appearance>) =>
    startTransition(() => {
      const chosen = { ...shown, ...choice };
      show(chosen);
      const data = new FormData();
      data.set("locale", chosen.locale);
      data.set("theme", chosen.theme);
      dispatch(data);
    });
  return (
    <form action={dispatch} className="grid gap-5">
      <div className="flex flex-wrap gap-x-10 gap-y-5">
        <Choice label={t("language")}>
          <Segments
            label={t("language")}
            name="locale"
            value={shown.locale}
            onChange={(locale) => choose({ locale })}
            options={locales.map((locale) => ({ value: locale, label: languages[locale].name }))}
          />
        </Choice>
        <Choice label={t("theme")}>
          <Segments
            label={t("theme")}
            name="theme"
            value={shown.theme}
            onChange={(theme) => choose({ theme })}
            options={themes.map((theme) => ({ value: theme, label: t(theme) }))}
          />
        </Choice>
      </div>
      <p role="alert" className="text-13 text-wrong empty:hidden">
        {problem}
      </p>
      <div className="[@media(scripting:enabled)]:hidden">
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
    </form>
  );
}
