import Link from "next/link";
import { useTranslations } from "next-intl";

type Props = {
  readonly href: (page: number) => string;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
};

/** Which page of a list this is, and the ways to the ones before and after it; nothing for a single page. */
export function Pages({ href, page, pages }: Props) {
  const t = useTranslations("insights.items");
  if (pages < 2) return null;
  return (
    <p className="mt-4 flex flex-wrap items-center gap-6">
      <span className="meta">{t("page", { page, pages })}</span>
      {page > 1 && (
        <Link href={href(page - 1)} prefetch={false} className="inline-block min-h-6">
          {t("earlier")}
        </Link>
      )}
      {page < pages && (
        <Link href={href(page + 1)} prefetch={false} className="inline-block min-h-6">
          {t("later")}
        </Link>
      )}
    </p>
  );
}
