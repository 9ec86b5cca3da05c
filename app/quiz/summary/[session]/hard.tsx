import Link from "next/link";
import { useTranslations } from "next-intl";
import { languageTag } from "@/lib/i18n/locale";
import type { HardItem } from "@/lib/quiz/session-summary";
import { itemPracticeHref } from "../../../_ui/practice-address";
import { Prose } from "../../../_ui/prose";

/** Number shown at once; the others at a press. */
const shownAtOnce = 5;

/**
 * The items that were missed, most often first: what was mistaken, whether it has been put right, and the ways to the
 * item, to its sentence and to practice. `count` includes those not listed.
 */
export function Hard({ items, count }: { readonly items: readonly HardItem[]; readonly count: number }) {
  const t = useTranslations("quiz.summary.hard");
  const others = items.slice(shownAtOnce);
  const untold = count - items.length;
  return (
    <section aria-labelledby="hard" className="min-w-0 border-line-2 border-t pt-4">
      <h2 id="hard" className="head mb-1">
        {t("title")}
      </h2>
      <HardList items={items.slice(0, shownAtOnce)} />
      {others.length > 0 && (
        <details>
          <summary className="meta min-h-6 w-fit pointer-coarse:min-h-11 pointer-coarse:py-3">
            {t("more", { more: others.length })}
          </summary>
          <HardList items={others} />
        </details>
      )}
      {untold > 0 && <p className="meta">{t("untold", { untold })}</p>}
    </section>
  );
}

function HardList({ items }: { readonly items: readonly HardItem[] }) {
  const t = useTranslations("quiz.summary.hard");
  const link = useTranslations("practice.link");
  return (
    <ul>
      {items.map(({ item, title, locale, drawsValues, section, source, misses, rightAfter, mistakes }) => (
        <li
          key={item}
          className="flex items-start justify-between gap-4 border-line border-b py-3 last:border-b-0"
        >
          <div className="min-w-0">
            <p lang={languageTag(locale)} className="text-pretty font-serif text-16">
              <Link
                href={`/browse/${item}`}
                prefetch={false}
                className="inline-block min-h-6 text-ink no-underline hover:text-accent pointer-coarse:py-2.5"
              >
                {title}
              </Link>
            </p>
            {mistakes.length > 0 && (
              <ul lang={languageTag(locale)} className="text-pretty font-serif text-16 text-ink-2">
                {mistakes.map(({ name, says, option }) => (
                  <li key={`${name} ${says}`} className="mt-1">
                    {name !== null && <Prose html={name} size="list" className="text-wrong" />}
                    {option !== null && <Prose html={option} size="list" className="text-wrong" />}
                    <Prose html={says} size="list" className="empty:hidden" />
                  </li>
                ))}
              </ul>
            )}
            <p className="meta mt-0.5">
              <Link
                href={source}
                prefetch={false}
                className="inline-block min-h-6 pointer-coarse:min-h-11 pointer-coarse:py-3"
              >
                {section}
              </Link>
              {"\u2002·\u2002"}
              <Link
                href={itemPracticeHref(item)}
                prefetch={false}
                aria-label={link("of", { title })}
                className="inline-block min-h-6 min-w-6 pointer-coarse:min-h-11 pointer-coarse:py-3"
              >
                {link("practise")}
              </Link>
              {"\u2002·\u2002"}
              {t(rightAfter > 0 ? "putRight" : drawsValues ? "openNumbers" : "open")}
            </p>
          </div>
          <span className="whitespace-nowrap text-slip leading-6 pointer-coarse:pt-2.5">
            {t("times", { times: misses })}
          </span>
        </li>
      ))}
    </ul>
  );
}
