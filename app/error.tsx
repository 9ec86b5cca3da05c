"use client";

import { useTranslations } from "next-intl";
import { BareFrame } from "./_ui/bare-frame";
import { buttonClass } from "./_ui/button-class";
import { State } from "./_ui/state";

type Props = { readonly error: unknown; readonly retry: () => void };

/**
 * Error details stay on the server; the digest finds them in the log. Links load a whole page, which is safest after a
 * failure. Every page ships this one, so it is small.
 */
export default function ErrorPage({ error, retry }: Props) {
  const t = useTranslations("errors.page");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <BareFrame>
      <State
        meta={t("failedMeta")}
        title={t("failedTitle")}
        actions={
          <>
            <button type="button" className={buttonClass("primary")} onClick={retry}>
              {t("tryAgain")}
            </button>
            <a href="/today" className={buttonClass()}>
              {t("toToday")}
            </a>
          </>
        }
      >
        {t("failedText")}
      </State>
      {digest !== null && (
        <details className="max-w-measure border-line border-t pt-3">
          <summary className="meta">{t("report")}</summary>
          <p className="meta mt-2">{t("reference", { digest })}</p>
        </details>
      )}
    </BareFrame>
  );
}
