"use client";

import { useTranslations } from "next-intl";
import type { Sort } from "@/lib/browse/sort";
import { mostActedOn } from "@/lib/quiz/limits";
import { post } from "../_boundary/post";
import { Button } from "../_ui/button";
import { ActOn } from "./act-on";
import { ActionToast } from "./action-toast";
import { useActions } from "./use-actions";
import type { Selection } from "./use-selection";

type Props = {
  readonly text: string;
  readonly sort: Sort;
  readonly found: number;
  readonly today: number;
  /** The names of the rows that are shown. */
  readonly shown: readonly string[];
  readonly selection: Selection;
  readonly onChanged: () => void;
};

/** What can be done with the selected items, and the undo of what was done last. */
export function ActionBar({ text, sort, found, today, shown, selection, onChanged }: Props) {
  const t = useTranslations("browse.act");
  const actions = useActions(() => {
    selection.set([]);
    onChanged();
  });
  const names = [...selection.names];
  const isWhole = names.length >= Math.min(found, mostActedOn);
  const selectFound = async () => {
    const found = await post("/api/browse/names", { text, sort }).catch(() => null);
    if (found !== null) selection.set(found.names);
  };
  return (
    <>
      {names.length > 0 && (
        <section
          aria-label={t("label")}
          className="rise sticky bottom-0 z-4 mt-4 flex flex-wrap items-center gap-2 border-line-2 border-t bg-paper py-3 max-sm:pb-[calc(4.5rem+env(safe-area-inset-bottom))]"
        >
          <p className="mr-2 font-semibold" aria-live="polite">
            {t("selected", { count: names.length })}
          </p>
          {!isWhole && shown.every(selection.has) && (
            <Button tone="quiet" onClick={() => void selectFound()}>
              {found > mostActedOn ? t("firstFound", { most: mostActedOn }) : t("allFound", { found })}
            </Button>
          )}
          <ActOn actions={actions} names={names} today={today} />
          <Button tone="quiet" onClick={() => selection.set([])}>
            {t("clear")}
          </Button>
        </section>
      )}
      <ActionToast actions={actions} />
    </>
  );
}
