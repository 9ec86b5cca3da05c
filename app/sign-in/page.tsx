import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findWritingLearner } from "@/lib/auth/learner";
import { ownPath } from "@/lib/auth/own-path";
import { AccountPage } from "../_account/account-page";
import { StartForm } from "../_account/start-form";
import { SignInForm } from "./sign-in-form";

type Props = { readonly searchParams: Promise<{ readonly next?: string | readonly string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signIn"))("title") };
}

export default async function SignInPage({ searchParams }: Props) {
  const [visitor, t, query] = await Promise.all([
    findWritingLearner(),
    getTranslations("auth.signIn"),
    searchParams,
  ]);
  const next = ownPath(query.next, "/today");
  // A guest may sign in to an account that is to get the progress.
  if (visitor !== null && !visitor.isGuest) redirect(next);
  return (
    <AccountPage
      visitor={visitor}
      title={t("title")}
      lede={visitor === null ? t("lede") : t("guest")}
      foot={
        <>
          <p>
            {t("other")} <Link href={{ pathname: "/sign-up", query: { next } }}>{t("toSignUp")}</Link>
          </p>
          {visitor === null && (
            <div className="flex flex-wrap items-center gap-3">
              {t("orStart")}
              <StartForm tone="plain" next={next}>
                {t("start")}
              </StartForm>
            </div>
          )}
        </>
      }
    >
      <SignInForm next={next} />
    </AccountPage>
  );
}
