"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PastReview } from "@/lib/quiz/past-review";
import { post } from "../../../_boundary/post";
import { Skeleton } from "../../../_ui/skeleton";
import { PastQuestion } from "./past-question";

/** The question of a past review, fetched when it is opened. */
export function PastVariant({ reviewId }: { readonly reviewId: string }) {
  const t = useTranslations("browse.item");
  const [past, setPast] = useState<PastReview | "gone" | null>(null);
  const open = () => {
    if (past !== null && past !== "gone") return;
    post("/api/browse/past", { reviewId })
      .then(setPast)
      .catch(() => setPast("gone"));
  };
  return (
    <details onToggle={({ currentTarget }) => currentTarget.open && open()}>
      <summary className="meta min-h-6 w-fit pointer-coarse:min-h-11">{t("show")}</summary>
      <div className="py-3 pl-4" aria-live="polite">
        {past === null ? (
          <Skeleton widths={[80, 60]} />
        ) : past === "gone" ? (
          <p>{t("gone")}</p>
        ) : (
          <PastQuestion past={past} />
        )}
      </div>
    </details>
  );
}
