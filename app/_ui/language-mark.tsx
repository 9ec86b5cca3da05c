import { useLocale, useTranslations } from "next-intl";
import { languages } from "@/lib/i18n/languages";
import { type Locale, languageTag } from "@/lib/i18n/locale";

type Props = {
  /** Of an author's text. */
  readonly locale: Locale;
  /** The `lang` of what stands around it; by default that of the page. */
  readonly beside?: string | undefined;
};

/** Says which language a text is in that was not translated into that around it; nothing beside any other. */
export function LanguageMark({ locale, beside }: Props) {
  const t = useTranslations("ui");
  const page = useLocale();
  if (languageTag(locale) === (beside ?? languageTag(page))) return null;
  const { name, tag } = languages[locale];
  return (
    <small title={t("otherLanguage")} className="ml-2 whitespace-nowrap font-sans text-12 text-ink-3">
      <span lang={tag}>{name}</span>
    </small>
  );
}
