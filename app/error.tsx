"use client";

import { useTranslations } from "next-intl";
import { Brand } from "./_ui/brand";
import { Button } from "./_ui/button";
import { LinkButton } from "./_ui/link-button";
import { State } from "./_ui/state";
import { useKeys } from "./_ui/use-keys";

type Props = { readonly error: unknown; readonly retry: () => void };

/** What the server says of an error stays on the server; its digest finds it in the log. */
export default function ErrorPage({ error, retry }: Props) {
  const t = useTranslations("errors.page");
  useKeys({ r: retry });
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <>
      <header className="border-line border-b">
        <div className="mx-auto flex h-(--bar) max-w-page items-center px-(--gutter)">
          <Brand href="/" />
        </div>
      </header>
      <main id="main" className="mx-auto max-w-page px-(--gutter) py-10">
        <State
          meta={t("failedMeta")}
          title={t("failedTitle")}
          actions={
            <>
              <Button tone="primary" keyHint="R" aria-keyshortcuts="R" onClick={retry}>
                {t("tryAgain")}
              </Button>
              <LinkButton href="/today">{t("toToday")}</LinkButton>
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
      </main>
    </>
  );
}
