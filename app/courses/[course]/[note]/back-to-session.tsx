"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { LearnerId } from "@/lib/quiz/ids";
import { LinkButton } from "../../../_ui/link-button";
import { useKeys } from "../../../_ui/use-keys";
import { readSitting } from "../../../quiz/sitting";

/** For whoever came from a session that is still under way: the key that led here leads back to the same question. */
export function BackToSession({ learnerId }: { readonly learnerId: LearnerId }) {
  const t = useTranslations("courses.note");
  const router = useRouter();
  const [isUnderWay, setUnderWay] = useState(false);
  // Only the tab knows.
  useEffect(() => setUnderWay(readSitting(learnerId, Date.now()) !== null), [learnerId]);
  useKeys(isUnderWay ? { e: () => router.push("/quiz") } : {});
  if (!isUnderWay) return null;
  return (
    <div className="fixed right-(--gutter) bottom-6 z-5 rounded-2 shadow-lift-2 max-sm:bottom-20 print:hidden">
      <LinkButton href="/quiz" prefetch={false} keyHint="E" aria-keyshortcuts="E">
        {t("backToSession")}
      </LinkButton>
    </div>
  );
}
