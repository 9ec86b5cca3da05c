import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { languageTag } from "@/lib/i18n/locale";
import type { Mistake } from "@/lib/progress/charts/mistakes";
import { itemPracticeHref } from "../../_ui/practice-address";
import { Prose } from "../../_ui/prose";
import { itemHref } from "../../browse/address";
import { writtenStudyDay } from "../written-study-day";

type Props = { readonly mistakes: readonly Mistake[] };

/** Mistakes with a name, then wrong answers without one; each with its last answers as strokes. */
export function MistakeLists({ mistakes }: Props) {
  const t = useTranslations("progress.mistakes");
  const named = mistakes.filter(({ misconception }) => misconception !== null);
  const unnamed = mistakes.filter(({ misconception }) => misconception === null);
  return (
    <div className="grid gap-8">
      {named.length > 0 && <MistakeList title={t("named")} mistakes={named} />}
      {unnamed.length > 0 && <MistakeList title={t("unnamed")} mistakes={unnamed} />}
    </div>
  );
}

function MistakeList({ title, mistakes }: { readonly title: string; readonly mistakes: readonly Mistake[] }) {
  const t = useTranslations("progress.mistakes");
  const link = useTranslations("practice.link");
  const locale = useLocale();
  return (
    <div>
      <h3 className="subhead mb-1">{title}</h3>
      <ul>
        {mistakes.map((mistake) => (
          <li
            key={`${mistake.item} ${mistake.misconception}`}
            className="grid grid-cols-[minmax(0,1fr)_auto_2.5rem] items-center gap-x-4 border-line border-b py-3 max-sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <div className="min-w-0 max-sm:col-span-2">
              <What mistake={mistake} />
              <p className="meta mt-0.5">
                {trendWords(t, mistake)}
                {"\u2002·\u2002"}
                {t("lastOn", { date: writtenStudyDay(mistake.lastDay, locale, "long") })}
                {mistake.source !== null && (
                  <>
                    {"\u2002·\u2002"}
                    <Link
                      href={itemPracticeHref(mistake.item)}
                      prefetch={false}
                      aria-label={link("of", { title: mistake.title })}
                      className="inline-block min-h-6 min-w-6"
                    >
                      {link("practise")}
                    </Link>
                    {"\u2002·\u2002"}
                    <Link
                      href={mistake.source}
                      prefetch={false}
                      aria-label={t("noteOf", { title: mistake.title })}
                      className="inline-block min-h-6 min-w-6"
                    >
                      {t("note")}
                    </Link>
                  </>
                )}
              </p>
            </div>
            <Strip recent={mistake.recent} />
            <span className="text-right text-slip">{t("times", { times: mistake.times })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The mistake by its name; or the question with what was taken for the answer. */
function What({ mistake }: { readonly mistake: Mistake }) {
  const t = useTranslations("progress.mistakes");
  const { item, words, title, answers, source, locale, misconception } = mistake;
  const link = (
    <Link href={itemHref(item)} prefetch={false} className="inline-block min-h-6 min-w-6">
      {title}
    </Link>
  );
  if (source === null) return <p className="font-serif text-16">{t(misconception as "padding")}</p>;
  return (
    <div lang={languageTag(locale)} className="text-pretty font-serif text-16">
      {words === null || words.name === null ? (
        <p>{link}</p>
      ) : (
        <>
          <Prose html={words.name} size="list" className="font-semibold" />
          <p className="font-sans text-13">{link}</p>
        </>
      )}
      {words !== null && words.option !== null && (
        <Prose html={words.option} size="list" className="text-wrong" />
      )}
      {words !== null && words.name === null && words.option === null && (
        <Prose html={words.says} size="list" className="text-ink-2" />
      )}
      {answers.length > 0 && (
        <p className="text-14 text-ink-2">
          <span className="font-sans text-13 text-ink-3">{t("answers")}</span>{" "}
          {answers.map((answer, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same answer may come twice
            <span key={i} className="text-wrong">
              {i > 0 && <span className="text-ink-3">, </span>}
              {answer}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

function trendWords(
  t: ReturnType<typeof useTranslations<"progress.mistakes">>,
  { trend: { times, of, last } }: Mistake,
): string {
  return last === null || times === 0
    ? t("trend", { times, of })
    : t("trendLast", { times, of, lastTimes: last.times, last: last.of });
}

/** The last answers to the item, oldest first: a tall stroke where it was this mistake. */
function Strip({ recent }: { readonly recent: readonly boolean[] }) {
  return (
    <span aria-hidden="true" className="flex h-6 items-end gap-1">
      {recent.map((isMistake, index) => (
        <i
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer is its place
          key={index}
          className={isMistake ? "h-full w-1.5 bg-slip" : "h-2 w-1.5 bg-line-2"}
        />
      ))}
    </span>
  );
}
