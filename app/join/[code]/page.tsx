import type { Metadata } from "next";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { AppError } from "@/lib/app-error";
import { callerAddress } from "@/lib/auth/caller-address";
import { findWritingLearner, type Learner } from "@/lib/auth/learner";
import { type JoinView, loadClassToJoin } from "@/lib/services/join-class";
import { StartForm } from "../../_account/start-form";
import { ClientMessages } from "../../_ui/client-messages";
import { LinkButton } from "../../_ui/link-button";
import { PageShell } from "../../_ui/page-shell";
import { CodeForm } from "../code-form";
import { JoinForm } from "./join-form";

type Props = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classes.join"))("title") };
}

/** The class that a code joins; for any other code the form to type another. */
export default async function JoinCodePage({ params }: Props) {
  const [{ code: typed }, learner, t] = await Promise.all([
    params,
    findWritingLearner(),
    getTranslations("classes"),
  ]);
  const found = await findClass(typed, learner);
  return (
    <PageShell visitor={learner}>
      <div className="mx-auto max-w-[30rem] pt-6 max-sm:pt-0">
        <ClientMessages namespaces={["classes", "auth", "ui", "errors"]}>
          {found instanceof AppError ? (
            <>
              <h1 className="title mb-8">{t("join.title")}</h1>
              <CodeForm
                code={typed.slice(0, 40)}
                problem={
                  found.code === "rate-limited"
                    ? t("problem.tooMany", { minutes: found.minutes })
                    : t("problem.code")
                }
              />
            </>
          ) : (
            <ClassToJoin view={found} learner={learner} />
          )}
        </ClientMessages>
      </div>
    </PageShell>
  );
}

async function findClass(typed: string, learner: Learner | null): Promise<JoinView | AppError> {
  const address = callerAddress((await headers()).get("x-forwarded-for"));
  const bearer = { learnerId: learner?.learnerId ?? null, address };
  try {
    return await loadClassToJoin(typed, bearer, { locale: await getLocale(), now: new Date() });
  } catch (error) {
    if (error instanceof AppError && (error.code === "not-found" || error.code === "rate-limited"))
      return error;
    throw error;
  }
}

async function ClassToJoin({ view, learner }: { readonly view: JoinView; readonly learner: Learner | null }) {
  const [t, locale] = await Promise.all([getTranslations("classes.join"), getLocale()]);
  const next = `/join/${view.code}`;
  const teachers = new Intl.ListFormat(locale, { type: "conjunction" }).format(view.teachers);
  return (
    <>
      <h1 className="title">{view.name}</h1>
      {view.term !== "" && <p className="meta mt-1">{view.term}</p>}
      <p className="lede mt-2">{t("of", { course: view.course })}</p>
      <p className="mt-1 text-ink-2">{t("taughtBy", { teachers })}</p>
      <section aria-labelledby="sees" className="mt-8 border-line-2 border-t pt-4">
        <h2 id="sees" className="subhead mb-1">
          {t("seesTitle")}
        </h2>
        <p>{t("sees")}</p>
      </section>
      <div className="mt-8 border-line-2 border-t pt-6">
        {learner === null ? (
          <>
            <p className="mb-5">{t("signedOut")}</p>
            <div className="flex flex-wrap items-start gap-3">
              <LinkButton href={{ pathname: "/sign-in", query: { next } }} tone="primary">
                {t("signIn")}
              </LinkButton>
              <LinkButton href={{ pathname: "/sign-up", query: { next } }}>{t("signUp")}</LinkButton>
              <StartForm next={next} tone="plain">
                {t("guest")}
              </StartForm>
            </div>
          </>
        ) : view.isMember ? (
          <>
            <p className="mb-5">{t("already")}</p>
            <LinkButton href="/today" tone="primary">
              {t("go")}
            </LinkButton>
          </>
        ) : (
          <JoinForm code={view.code} isGuest={learner.isGuest} />
        )}
      </div>
    </>
  );
}
