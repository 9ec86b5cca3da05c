import { useFormatter, useTranslations } from "next-intl";
import { languageTag } from "@/lib/i18n/locale";
import type { PastMistake } from "@/lib/quiz/api";
import { Button } from "../../_ui/button";
import { Callout } from "../../_ui/callout";
import { itemPracticeHref } from "../../_ui/practice-address";
import { Prose } from "../../_ui/prose";
import { type Current, leechLapses } from "../session/session-state";
import { ExitLink } from "./exit-link";

type Props = { readonly current: Current; readonly onSuspend: () => void };

/**
 * An item that is forgotten again and again needs something other than another repetition: shows what went wrong so far,
 * and offers to read its section, to practise or to suspend it. The foot goes on.
 */
export function Leech({ current, onSuspend }: Props) {
  const t = useTranslations("quiz.leech");
  const lapses = leechLapses(current);
  if (lapses === null) return null;
  return (
    <div className="mt-5">
      <Callout tone="note" title={t("title", { lapses })}>
        <p>{t("text")}</p>
        <p className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2 font-sans text-14">
          <Button keyHint="@" aria-keyshortcuts="@" onClick={onSuspend}>
            {t("suspend")}
          </Button>
          <ExitLink href={current.entry.source}>{t("read", { section: current.entry.section })}</ExitLink>
          <ExitLink href={itemPracticeHref(current.entry.itemId)}>{t("practise")}</ExitLink>
        </p>
        {current.mistakes !== null && current.mistakes.length > 0 && <Mistakes mistakes={current.mistakes} />}
      </Callout>
    </div>
  );
}

function Mistakes({ mistakes }: { readonly mistakes: readonly PastMistake[] }) {
  const t = useTranslations("quiz.leech");
  const format = useFormatter();
  const isGraded = mistakes.some(({ answer, gaveUp, mistake }) => gaveUp || (answer ?? mistake) !== null);
  if (!isGraded) {
    const dates = new Set(mistakes.map(({ date }) => date));
    return <p className="mt-3">{t("forgotten", { dates: format.list(dates) })}</p>;
  }
  return (
    <>
      <p className="mt-3 font-semibold">{t("mistakes")}</p>
      <ol className="mt-1 grid gap-y-1.5">
        {mistakes.map((mistake, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two misses of a day may be alike
          <li key={index}>
            <span className="meta mr-2">{mistake.date}</span>
            <Mistake mistake={mistake} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Mistake({ mistake: { answer, gaveUp, mistake, locale } }: { readonly mistake: PastMistake }) {
  const t = useTranslations("quiz.leech");
  if (gaveUp) return t("unknown");
  if (answer === null && mistake === null) return t("wrong");
  return (
    <>
      {answer !== null && <b className="mr-2 font-semibold">{answer}</b>}
      {mistake !== null && (
        <span lang={languageTag(locale)}>
          {mistake.option !== null && (
            <Prose html={mistake.option} inline size="inherit" className="mr-2 font-semibold" />
          )}
          <Prose html={mistake.name ?? mistake.says} inline size="inherit" />
        </span>
      )}
    </>
  );
}
