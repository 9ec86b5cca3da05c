import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { findLearner } from "@/lib/auth/learner";
import { ClientMessages } from "../../_ui/client-messages";
import { PageShell } from "../../_ui/page-shell";
import { ResetForm } from "./reset-form";

type Props = { readonly params: Promise<{ readonly token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.reset"))("title"), referrer: "no-referrer" };
}

/** Sets a password by a link. Whether the link is good, only its use tells. */
export default async function ResetPage({ params }: Props) {
  const [{ token }, learner, t] = await Promise.all([
    params,
    findLearner(),
    getTranslations("accounts.reset"),
  ]);
  return (
    <PageShell visitor={learner}>
      <div className="mx-auto max-w-[24rem] pt-6 max-sm:pt-0">
        <h1 className="title mb-2">{t("title")}</h1>
        <p className="lede mb-8">{t("lede")}</p>
        <ClientMessages namespaces={["accounts", "auth", "ui", "errors"]}>
          <ResetForm token={token} />
        </ClientMessages>
      </div>
    </PageShell>
  );
}
