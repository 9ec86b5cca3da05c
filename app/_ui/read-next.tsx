import Link from "next/link";
import { useTranslations } from "next-intl";
import { languageTag } from "@/lib/i18n/locale";
import type { NextReading } from "@/lib/services/next-reading";

/** Links to the note that contains the next new items, or to the section where they begin. */
export function ReadNext({ reading }: { readonly reading: NextReading }) {
  const t = useTranslations("courses.reading");
  const { title, minutes, locale, href, section } = reading;
  return (
    <section aria-labelledby="read-next" className="relative border-line-2 border-t py-4">
      <h2 id="read-next" className="meta">
        {t(section === null ? "begin" : "goOn")}
      </h2>
      <p className="mt-1">
        <Link
          href={href}
          lang={languageTag(locale)}
          className="font-medium font-serif text-18 no-underline after:absolute after:inset-0 hover:underline [:lang(zh)_&]:font-normal"
        >
          {section === null ? title : t("section", { title, section })}
        </Link>
      </p>
      <p className="meta">{section === null ? t("whole", { minutes }) : t("fromThere")}</p>
    </section>
  );
}
