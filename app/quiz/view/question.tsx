import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { languageTag } from "@/lib/i18n/locale";
import type { Html } from "@/lib/markdown/markup";
import type { EntryView } from "@/lib/quiz/entry-view";
import { classNames } from "../../_ui/class-names";
import { inPlaceOf } from "../../_ui/items/kind-views";
import { Prose } from "../../_ui/prose";
import type { Current } from "../session/session-state";
import { ExitLink } from "./exit-link";

export const questionId = "question";

type Props = {
  readonly current: Current;
  /** Stands beside its place. */
  readonly menu?: ReactNode;
};

/** The item's section, and its question. Every new question gets the focus. */
export function Question({ current, menu }: Props) {
  const tCommon = useTranslations("ui");
  const locale = useLocale();
  const { entry, phase } = current;
  const heading = useRef<HTMLDivElement>(null);
  const isOpen = phase === "ask" || phase === "checking";
  useEffect(() => {
    window.scrollTo(0, 0);
    // After the answer its field or button is gone, and the focus with it.
    const isFree = isOpen || document.activeElement === document.body;
    if (isFree && !focusField()) heading.current?.focus({ preventScroll: true });
  }, [isOpen]);
  const isSmall = phase === "scored";
  return (
    <>
      <div className={classNames("flex items-start justify-between gap-4", isSmall ? "mb-3" : "mb-5")}>
        <Place entry={entry} />
        {menu}
      </div>
      {entry.locale !== locale && <p className="meta mb-2">{tCommon("otherLanguage")}</p>}
      {/* Not an h1: an author's question may hold paragraphs, formulas and tables. */}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div
        ref={heading}
        id={questionId}
        role="heading"
        aria-level={1}
        tabIndex={-1}
        aria-live={inPlaceOf(entry.kind) === null ? undefined : "polite"}
        className="outline-none"
      >
        <Prose
          html={questionHtml(entry, phase)}
          size={isSmall ? "ask-small" : "ask"}
          lang={languageTag(entry.locale)}
          // At the question's size few matrices would fit side by side.
          className="[&_.katex-display>.katex]:text-[0.86em]!"
        />
      </div>
    </>
  );
}

/** Like Crumb, but its links prefetch nothing. */
function Place({ entry }: { readonly entry: EntryView }) {
  const t = useTranslations("quiz");
  const step = "inline-flex min-h-6 min-w-6 items-center text-inherit no-underline hover:text-accent";
  return (
    <nav aria-label={t("crumb")} className="meta">
      <ol className="flex flex-wrap gap-x-2">
        <li>
          <ExitLink href={`/courses/${entry.course.slug}`} className={step}>
            {entry.course.title}
          </ExitLink>
        </li>
        <li className="flex items-center gap-x-2">
          <span aria-hidden="true">›</span>
          <ExitLink href={entry.source} className={step}>
            {entry.section}
          </ExitLink>
        </li>
      </ol>
    </nav>
  );
}

/** Some answer in place. */
function questionHtml({ ask, reveal }: EntryView, phase: Current["phase"]): Html {
  const inPlace = inPlaceOf(ask.kind);
  return inPlace !== null && reveal !== null && phase === "revealed" ? inPlace(reveal) : ask.ask;
}

/** With a keyboard, a question with a field gets the focus at once; on a phone the keypad would hide the question. */
function focusField(): boolean {
  const field = document.querySelector<HTMLInputElement>("#answer input[inputmode]");
  if (field === null || !window.matchMedia("(pointer: fine)").matches) return false;
  field.focus({ preventScroll: true });
  return true;
}
