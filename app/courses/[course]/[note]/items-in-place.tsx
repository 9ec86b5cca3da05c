"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { languageTag } from "@/lib/i18n/locale";
import { gaveUp } from "@/lib/items/answer";
import type { TrialView } from "@/lib/quiz/api";
import type { NoteItemView } from "@/lib/services/load-note";
import { post } from "../../../_boundary/post";
import { CountTrial } from "../../../_trial/count-trial";
import { Trial } from "../../../_trial/trial";
import { type TrialSource, trialsOf } from "../../../_trial/trial-source";
import { Button } from "../../../_ui/button";
import { classNames } from "../../../_ui/class-names";
import type { RecallCurve } from "../../../_ui/curve";
import { Icon } from "../../../_ui/icon";
import { LanguageMark } from "../../../_ui/language-mark";
import { MemoryMark } from "../../../_ui/memory-mark";

/** More marks than this are hidden behind “and 3 more”, so that the margin stays beside its paragraph. */
const mostMarks = 4;

/** `revision` is another one after every change of an item that is being written. */
type Item = NoteItemView & { readonly revision?: string };

type Props = {
  readonly items: readonly Item[];
  readonly curve: RecallCurve;
  /** Language of the note, and so of the items' names. */
  readonly lang: string;
  /** Whether answers may be counted as reviews. */
  readonly countsItems: boolean;
  /** Where questions come from; by default the server. */
  readonly sourceOf?: (itemId: string) => TrialSource<TrialView>;
  /** The text that the items test. */
  readonly children: ReactNode;
};

/** On a phone more than this are collapsed into a number, so that the text stays readable. */
const mostUnfolded = 3;

/** A paragraph with its items: their marks in the margin, and below the paragraph the one being tried. */
export function ItemsInPlace({ items, curve, lang, countsItems, sourceOf = trialsOf, children }: Props) {
  const t = useTranslations("courses.items");
  const [opened, setOpened] = useState<Pick<Item, "itemId" | "revision"> | null>(null);
  const openId = opened?.itemId ?? null;
  const [isWhole, setIsWhole] = useState(false);
  const [isUnfolded, setIsUnfolded] = useState(items.length <= mostUnfolded);
  const insetId = useId();
  const marksId = useId();
  const marks = useRef<HTMLUListElement>(null);
  const pointedPlace = usePlaces(items);
  const router = useRouter();
  const open = items.find((item) => item.itemId === openId);
  const source = useMemo(() => (openId === null ? null : sourceOf(openId)), [openId, sourceOf]);
  const close = () => {
    marks.current?.querySelector<HTMLElement>("[aria-expanded=true]")?.focus();
    setOpened(null);
  };
  const shown = isWhole ? items : firstMarks(items);
  const hidden = items.length - shown.length;
  return (
    <>
      {items.length > mostUnfolded && (
        <button
          type="button"
          aria-expanded={isUnfolded}
          aria-controls={marksId}
          onClick={() => setIsUnfolded(!isUnfolded)}
          className="note-fold print:hidden"
        >
          <Icon name="next" className={isUnfolded ? "size-3.5 rotate-90" : "size-3.5"} />
          {t("fold", { count: items.length, due: items.filter(isDue).length })}
        </button>
      )}
      <ul
        ref={marks}
        id={marksId}
        aria-label={t("label")}
        className={classNames("note-marks print:hidden", !isUnfolded && "is-folded")}
      >
        {shown.map((item) => (
          <li key={item.itemId}>
            <Mark
              item={item}
              curve={curve}
              lang={lang}
              isOpen={item.itemId === openId}
              isPointed={item.place === pointedPlace}
              controls={insetId}
              onToggle={() => setOpened(item.itemId === openId ? null : item)}
            />
          </li>
        ))}
        {hidden > 0 && (
          <li>
            <button
              type="button"
              onClick={() => {
                setIsWhole(true);
                marks.current?.querySelectorAll("button")[shown.length - 1]?.focus();
              }}
              className="ml-[3.25rem] min-h-6 text-12 text-ink-3 hover:text-accent pointer-coarse:min-h-11"
            >
              {t("more", { count: hidden })}
            </button>
          </li>
        )}
      </ul>
      {children}
      {open !== undefined && source !== null && (
        <section
          id={insetId}
          aria-label={open.title}
          className="rise mt-5 mb-8 border-ink border-t border-b border-b-line-2 pt-3 pb-5 print:hidden"
        >
          <div className="mb-2 flex items-center justify-between gap-4">
            <p className="meta">{t(countsItems ? "optional" : "outside")}</p>
            <Button tone="quiet" aria-label={t("close")} onClick={close} className="-mr-3 px-2">
              <Icon name="close" />
            </Button>
          </div>
          <Trial
            key={`${open.itemId} ${open.revision}`}
            source={source}
            initial={null}
            beside={lang}
            // Not when it is asked anew because its author has changed it: the author is writing.
            takesFocus={open.revision === opened?.revision}
            {...(countsItems && {
              below: ({ ticket }, { answer, elapsedMs }) => (
                <CountTrial
                  adopt={() => post("/api/trials/adopt", { ticket, answer: answer ?? gaveUp })}
                  elapsedMs={elapsedMs}
                  onCounted={() => router.refresh()}
                />
              ),
            })}
          />
        </section>
      )}
    </>
  );
}

/** Due items are never hidden; a single one would take as much room as the words that hide it. */
function firstMarks(items: readonly NoteItemView[]): readonly NoteItemView[] {
  if (items.length <= mostMarks + 1) return items;
  return items.filter((item, index) => index < mostMarks || isDue(item));
}

function isDue({ memory }: NoteItemView): boolean {
  return memory !== null && memory.dueInDays <= 0;
}

type MarkProps = {
  readonly item: NoteItemView;
  readonly curve: RecallCurve;
  readonly lang: string;
  readonly isOpen: boolean;
  readonly isPointed: boolean;
  readonly controls: string;
  readonly onToggle: () => void;
};

function Mark({ item, curve, lang, isOpen, isPointed, controls, onToggle }: MarkProps) {
  const t = useTranslations("courses.items");
  const point = (on: boolean) => document.getElementById(item.place)?.classList.toggle("is-marked", on);
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-controls={isOpen ? controls : undefined}
      onClick={onToggle}
      onPointerEnter={() => point(true)}
      onPointerLeave={() => point(false)}
      onFocus={() => point(true)}
      onBlur={() => point(false)}
      className={isPointed || isOpen ? "note-mark text-accent" : "note-mark"}
    >
      <MemoryMark curve={curve} memory={item.memory} />
      <span className="line-clamp-2">
        <span lang={languageTag(item.locale)}>
          {item.name}
          {item.name !== item.title && <span className="sr-only">: {item.title}</span>}
        </span>
        <LanguageMark locale={item.locale} beside={lang} />
      </span>
      <small className={isDue(item) ? "font-semibold text-accent" : "text-ink-3"}>{whenWords(t, item)}</small>
    </button>
  );
}

function whenWords(t: ReturnType<typeof useTranslations<"courses.items">>, item: NoteItemView): string {
  if (item.memory === null) return t(`new.${item.kind}`);
  return isDue(item) ? t("due") : t("inDays", { days: item.memory.dueInDays });
}

/** Underlines the sentences whose items are due, and returns the one that the reader points at. */
function usePlaces(items: readonly NoteItemView[]): string | null {
  const [pointed, setPointed] = useState<string | null>(null);
  useEffect(() => {
    const listening = new AbortController();
    for (const item of items) {
      const element = document.getElementById(item.place);
      element?.classList.toggle("is-due", isDue(item));
      const options = { signal: listening.signal };
      element?.addEventListener("pointerenter", () => setPointed(item.place), options);
      element?.addEventListener("pointerleave", () => setPointed(null), options);
    }
    return () => listening.abort();
  }, [items]);
  return pointed;
}
