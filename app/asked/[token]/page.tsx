import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { loadQuestion } from "@/lib/services/invitations";
import { PressForm } from "../../_account/press-form";
import { orNotFound } from "../../_boundary/or-not-found";
import { ClientMessages } from "../../_ui/client-messages";
import { LinkButton } from "../../_ui/link-button";
import { PageShell } from "../../_ui/page-shell";
import { answerAsked } from "../actions";

type Props = { readonly params: Promise<{ readonly token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.asked"))("title"), referrer: "no-referrer" };
}

/** What a link asks somebody to do: to write a course, or to teach a class. */
export default async function AskedPage({ params }: Props) {
  const { token } = await params;
  const here = `/asked/${token}`;
  const [learner, locale, t] = await Promise.all([
    requireLearner(here),
    getLocale(),
    getTranslations("accounts.asked"),
  ]);
  const { what } = await orNotFound(loadQuestion(token, locale));
  return (
    <PageShell visitor={learner}>
      <div className="mx-auto max-w-[30rem] pt-6 max-sm:pt-0">
        <h1 className="title">{t("title")}</h1>
        <p className="lede mt-2 mb-6">{t("text", { what })}</p>
        {learner.isGuest ? (
          <>
            <p className="mb-5">{t("guest")}</p>
            <div className="flex flex-wrap gap-3">
              <LinkButton href={{ pathname: "/sign-up", query: { next: here } }} tone="primary">
                {t("signUp")}
              </LinkButton>
              <LinkButton href={{ pathname: "/sign-in", query: { next: here } }}>{t("signIn")}</LinkButton>
            </div>
          </>
        ) : (
          <>
            <ClientMessages namespaces={["ui", "errors"]}>
              <div className="flex flex-wrap gap-3">
                <PressForm action={answerAsked} values={{ token, answer: "accept" }} tone="primary">
                  {t("accept")}
                </PressForm>
                <PressForm action={answerAsked} values={{ token, answer: "decline" }}>
                  {t("decline")}
                </PressForm>
              </div>
            </ClientMessages>
            <p className="meta mt-4">{t("account", { name: learner.name })}</p>
          </>
        )}
      </div>
    </PageShell>
  );
}
