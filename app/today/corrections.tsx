"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RegradeNews } from "@/lib/services/told-regrades";
import { SubmitButton } from "../_account/submit-button";
import { useFormAction } from "../_boundary/use-form-action";
import { Callout } from "../_ui/callout";
import { itemHref } from "../browse/address";
import { readCorrections } from "./actions";

/** Tells once that questions were corrected, and what that means for this learner's answers. */
export function Corrections({ news }: { readonly news: readonly RegradeNews[] }) {
  const t = useTranslations("today.corrected");
  const [, dispatch] = useFormAction(readCorrections);
  if (news.length === 0) return null;
  return (
    <div className="pb-8">
      <Callout tone="note" title={t("title", { count: news.length })}>
        <ul className="mt-1 grid gap-1">
          {news.map((one) => (
            <li key={one.actId}>
              <Link href={itemHref(one.item)}>{one.title}</Link>
              {`: ${one.isTakenBack ? t("takenBack") : changesOf(one, t).join(", ")}.`}
            </li>
          ))}
        </ul>
        <form action={dispatch} className="mt-3">
          <input type="hidden" name="acts" value={news.map(({ actId }) => actId).join(",")} />
          <SubmitButton tone="plain">{t("read")}</SubmitButton>
        </form>
      </Callout>
    </div>
  );
}

function changesOf(
  { nowRight, nowWrong, otherwise }: RegradeNews,
  t: ReturnType<typeof useTranslations<"today.corrected">>,
): string[] {
  return [
    ...(nowRight > 0 ? [t("nowRight", { count: nowRight })] : []),
    ...(nowWrong > 0 ? [t("nowWrong", { count: nowWrong })] : []),
    ...(otherwise > 0 ? [t("otherwise", { count: otherwise })] : []),
  ];
}
