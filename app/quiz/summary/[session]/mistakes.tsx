import Link from "next/link";
import { useTranslations } from "next-intl";
import { languageTag } from "@/lib/i18n/locale";
import type { SessionSummary } from "@/lib/quiz/session-summary";
import { Prose } from "../../../_ui/prose";

type Misconceptions = SessionSummary["misconceptions"];

/** Number shown at once; the others at a press. */
const shownAtOnce = 5;

/**
 * The mistakes behind wrong answers, most frequent first, and whether each has been corrected. `count` includes those
 * not listed.
 */
export function Mistakes({ mistakes, count }: { readonly mistakes: Misconceptions; readonly count: number }) {
  const t = useTranslations("quiz.summary.mistakes");
  const others = mistakes.slice(shownAtOnce);
  const untold = count - mistakes.length;
  return (
    <section aria-labelledby="mistakes" className="mt-10 border-line-2 border-t pt-4">
      <h2 id="mistakes" className="head mb-2">
        {t("title")}
      </h2>
      <MistakeList mistakes={mistakes.slice(0, shownAtOnce)} />
      {others.length > 0 && (
        <details>
          <summary className="meta min-h-6 w-fit">{t("more", { more: others.length })}</summary>
          <MistakeList mistakes={others} />
        </details>
      )}
      {untold > 0 && <p className="meta">{t("untold", { untold })}</p>}
    </section>
  );
}

function MistakeList({ mistakes }: { readonly mistakes: Misconceptions }) {
  const t = useTranslations("quiz.summary.mistakes");
  return (
    <ul>
      {mistakes.map(({ itemId, drawsValues, name, says, question, option, locale, ...mistake }) => (
        <li
          key={`${itemId} ${name} ${says}`}
          className="flex items-baseline justify-between gap-4 border-line border-b py-3 last:border-b-0"
        >
          <div className="min-w-0">
            <div lang={languageTag(locale)} className="text-pretty font-serif text-16">
              {name === null ? (
                <p className="font-semibold">{question}</p>
              ) : (
                <Prose html={name} size="list" className="font-semibold" />
              )}
              {option !== null && <Prose html={option} size="list" className="text-wrong" />}
              <Prose html={says} size="list" className="empty:hidden" />
            </div>
            <p className="meta mt-0.5">
              <Link href={mistake.source}>{mistake.section}</Link>
              {"\u2002·\u2002"}
              {t(mistake.rightAfter > 0 ? "putRight" : drawsValues ? "openNumbers" : "open")}
            </p>
          </div>
          <span className="whitespace-nowrap text-slip">{t("times", { times: mistake.times })}</span>
        </li>
      ))}
    </ul>
  );
}
