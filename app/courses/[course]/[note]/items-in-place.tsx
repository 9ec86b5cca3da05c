"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import type { NoteItemView } from "@/lib/services/load-note";
import { Button } from "../../../_ui/button";
import { classNames } from "../../../_ui/class-names";
import type { RecallCurve } from "../../../_ui/curve";
import { Icon } from "../../../_ui/icon";
import { Trial } from "../../../_ui/items/trial";
import { MemoryMark } from "../../../_ui/memory-mark";

type Props = {
  readonly items: readonly NoteItemView[];
  readonly curve: RecallCurve;
  /** Of the note, and so of the items' names. */
  readonly lang: string;
};

/** The items of one paragraph: their marks in the margin, and below the paragraph the one that is being tried. */
export function ItemsInPlace({ items, curve, lang }: Props) {
  const t = useTranslations("courses.items");
  const [openId, setOpenId] = useState<string | null>(null);
  const insetId = useId();
  const marks = useRef<HTMLUListElement>(null);
  const pointedPlace = usePlaces(items);
  const open = items.find((item) => item.itemId === openId);
  const close = () => {
    marks.current?.querySelector<HTMLElement>("[aria-expanded=true]")?.focus();
    setOpenId(null);
  };
  return (
    <>
      <ul
        ref={marks}
        aria-label={t("label")}
        className="grid content-end gap-2 self-stretch pb-5 text-13 text-ink-2 md:col-start-2 max-md:mb-5 max-md:-mt-2 max-md:border-line-2 max-md:border-l-2 max-md:pb-0 max-md:pl-3 print:hidden"
      >
        {items.map((item) => (
          <li key={item.itemId}>
            <Mark
              item={item}
              curve={curve}
              lang={lang}
              isOpen={item.itemId === openId}
              isPointed={item.place === pointedPlace}
              controls={insetId}
              onToggle={() => setOpenId(item.itemId === openId ? null : item.itemId)}
            />
          </li>
        ))}
      </ul>
      {open !== undefined && (
        <section
          id={insetId}
          aria-label={open.title}
          className="rise col-start-1 mt-2 mb-8 border-ink border-t border-b border-b-line-2 pt-3 pb-5 print:hidden"
        >
          <div className="mb-2 flex items-center justify-between gap-4">
            <p className="meta">{t("outside")}</p>
            <Button tone="quiet" aria-label={t("close")} onClick={close} className="-mr-3 px-2">
              <Icon name="close" />
            </Button>
          </div>
          <Trial key={open.itemId} itemId={open.itemId} initial={null} />
        </section>
      )}
    </>
  );
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
  const isDue = item.dueInDays !== null && item.dueInDays <= 0;
  const memory = item.daysSince === null ? null : { stability: item.stability, daysSince: item.daysSince };
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
      className={classNames(
        "grid w-full grid-cols-[2.75rem_minmax(0,1fr)] items-start gap-x-2 py-0.5 text-left hover:text-accent pointer-coarse:min-h-11",
        (isPointed || isOpen) && "text-accent",
      )}
    >
      <span className="mt-1">
        <MemoryMark curve={curve} memory={memory} />
      </span>
      <span>
        <span lang={lang} className="line-clamp-2">
          {item.title}
        </span>
        <span className={classNames("block text-12", isDue ? "font-semibold text-accent" : "text-ink-3")}>
          {whenWords(t, item)}
        </span>
      </span>
    </button>
  );
}

function whenWords(t: ReturnType<typeof useTranslations<"courses.items">>, item: NoteItemView): string {
  if (item.dueInDays === null) return t(`new.${item.kind}`);
  return item.dueInDays <= 0 ? t("due") : t("inDays", { days: item.dueInDays });
}

/** Underlines the sentences whose items are due, and tells at which of them the reader points. */
function usePlaces(items: readonly NoteItemView[]): string | null {
  const [pointed, setPointed] = useState<string | null>(null);
  useEffect(() => {
    const listening = new AbortController();
    for (const { place, dueInDays } of items) {
      const element = document.getElementById(place);
      if (dueInDays !== null && dueInDays <= 0) element?.classList.add("is-due");
      const options = { signal: listening.signal };
      element?.addEventListener("pointerenter", () => setPointed(place), options);
      element?.addEventListener("pointerleave", () => setPointed(null), options);
    }
    return () => listening.abort();
  }, [items]);
  return pointed;
}
