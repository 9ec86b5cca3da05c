"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { LearnerId } from "@/lib/quiz/ids";
import { LinkButton } from "../../../_ui/link-button";
import { useKeys } from "../../../_ui/use-keys";
import { usePressGuard } from "../../../_ui/use-press-guard";
import { readStoredSession } from "../../../quiz/storage/stored-session";

/** For learners who came from a running session: the key that led here leads back to the same question. */
export function BackToSession({ learnerId }: { readonly learnerId: LearnerId }) {
  const t = useTranslations("courses.note");
  const router = useRouter();
  const [isUnderWay, setUnderWay] = useState(false);
  // Only the tab's storage knows.
  useEffect(() => setUnderWay(readStoredSession(learnerId, Date.now()) !== null), [learnerId]);
  usePressGuard(String(isUnderWay));
  useKeys(isUnderWay ? { e: () => router.push("/quiz") } : {});
  if (!isUnderWay) return null;
  return (
    // On a phone a separate row that extends below the tabs: floating, it would cover the text.
    <div className="fixed z-5 max-sm:inset-x-0 max-sm:bottom-0 max-sm:border-line max-sm:border-t max-sm:bg-paper max-sm:px-(--gutter) max-sm:pt-2 max-sm:pb-[calc(4rem+env(safe-area-inset-bottom))] sm:right-(--gutter) sm:bottom-6 sm:rounded-2 sm:shadow-lift-2 print:hidden">
      <LinkButton href="/quiz" prefetch={false} keyHint="E" aria-keyshortcuts="E" className="max-sm:w-full">
        {t("backToSession")}
      </LinkButton>
    </div>
  );
}
