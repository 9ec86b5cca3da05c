import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** A table that is wider than a phone scrolls by itself, also by keyboard. */
export function ScrollBox({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const t = useTranslations("insights");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
    <section aria-label={`${label}. ${t("scroll")}`} tabIndex={0} className="relative overflow-x-auto">
      {children}
    </section>
  );
}

export const headCell =
  "whitespace-nowrap border-line-2 border-b py-2 pr-4 text-left align-bottom font-medium text-13 text-ink-3";
