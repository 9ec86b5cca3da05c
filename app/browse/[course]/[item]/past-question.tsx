"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { languageTag } from "@/lib/i18n/locale";
import type { PastReview } from "@/lib/quiz/past-review";
import { GradedResult } from "../../../_ui/items/graded-result";
import { fetchView, inPlaceOf, viewOf } from "../../../_ui/items/kind-views";
import { Prose } from "../../../_ui/prose";

type Props = {
  readonly past: Omit<PastReview, "rating">;
  /** Whether the answer is folded away, so that nobody reads it by chance. */
  readonly folds?: boolean;
};

/** A question, and below it its answer with the one that was given. */
export function PastQuestion({ past, folds = false }: Props) {
  const t = useTranslations("browse.item");
  const lang = languageTag(past.locale);
  return (
    <div className="max-w-measure">
      {past.isEarlierVersion && <p className="meta mb-2">{t("version")}</p>}
      <Prose html={past.ask.ask} size="reading" lang={lang} />
      {folds ? (
        <details className="mt-3">
          <summary className="min-h-6 w-fit text-accent pointer-coarse:min-h-11">{t("answer")}</summary>
          <Answered past={past} lang={lang} />
        </details>
      ) : (
        <Answered past={past} lang={lang} />
      )}
    </div>
  );
}

function Answered({ past, lang }: Pick<Props, "past"> & { readonly lang: string }) {
  const { kind, ask, reveal, scored } = past;
  // Some views are loaded when they are first shown.
  const [, setLoaded] = useState(false);
  useEffect(() => {
    void fetchView(kind).then(() => setLoaded(true));
  }, [kind]);
  if (scored !== null) {
    return (
      <div className="mt-4">
        <GradedResult ask={ask} answer={scored.answer} score={scored.score} lang={lang} />
      </div>
    );
  }
  const { Revealed } = viewOf(kind);
  const inPlace = inPlaceOf(kind);
  if (reveal === null) return null;
  if (inPlace !== null) return <Prose html={inPlace(reveal)} size="back" lang={lang} className="mt-4" />;
  return Revealed !== null && <Revealed reveal={reveal} lang={lang} className="mt-4 pt-4" />;
}
