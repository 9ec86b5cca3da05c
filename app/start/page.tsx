import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findWritingLearner } from "@/lib/auth/learner";
import { ownPath } from "@/lib/auth/own-path";
import { AccountPage } from "../_account/account-page";
import { StartForm } from "../_account/start-form";

type Props = { readonly searchParams: Promise<{ readonly next?: string | readonly string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.start"))("title") };
}

/** Opening this page creates nothing; its button does. */
export default async function StartPage({ searchParams }: Props) {
  const [visitor, t, query] = await Promise.all([
    findWritingLearner(),
    getTranslations("auth.start"),
    searchParams,
  ]);
  const next = ownPath(query.next, "/today");
  if (visitor !== null) redirect(next);
  return (
    <AccountPage
      visitor={visitor}
      title={t("title")}
      lede={t("lede")}
      foot={
        <p>
          {t("other")} <Link href={{ pathname: "/sign-in", query: { next } }}>{t("toSignIn")}</Link>
        </p>
      }
    >
      <StartForm next={next}>{t("submit")}</StartForm>
    </AccountPage>
  );
}
