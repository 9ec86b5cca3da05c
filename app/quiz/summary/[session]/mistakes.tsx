import Link from "next/link";
import { useTranslations } from "next-intl";
import type { SessionSummary } from "@/lib/quiz/entry-view";
import { Prose } from "../../../_ui/prose";

/** What the wrong numbers told, most frequent first, and whether it has been put right. */
export function Mistakes({ mistakes }: { readonly mistakes: SessionSummary["misconceptions"] }) {
  const t = useTranslations("quiz.summary.mistakes");
  return (
    <section aria-labelledby="mistakes" className="mt-10 border-line-2 border-t pt-4">
      <h2 id="mistakes" className="head mb-2">
        {t("title")}
      </h2>
      <ul>
        {mistakes.map(({ itemId, kind, name, question, says, section, source, times, rightAfter }) => (
          <li
            key={`${itemId} ${name} ${says}`}
            className="flex items-baseline justify-between gap-4 border-line border-b py-3 last:border-b-0"
          >
            <div className="min-w-0">
              {name === null ? (
                <p className="text-pretty font-semibold font-serif text-16">{question}</p>
              ) : (
                <Prose html={name} size="list" className="font-semibold" />
              )}
              <Prose html={says} size="list" className="empty:hidden" />
              <p className="meta mt-0.5">
                <Link href={source}>{section}</Link>
                {"\u2002·\u2002"}
                {t(rightAfter > 0 ? "putRight" : kind === "exercise" ? "openNumbers" : "open")}
              </p>
            </div>
            <span className="whitespace-nowrap text-slip">{t("times", { times })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
