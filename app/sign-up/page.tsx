import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findWritingLearner } from "@/lib/auth/learner";
import { ownPath } from "@/lib/auth/own-path";
import { AccountPage } from "../_account/account-page";
import { SignUpForm } from "./sign-up-form";

type Props = { readonly searchParams: Promise<{ readonly next?: string | readonly string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signUp"))("title") };
}

export default async function SignUpPage({ searchParams }: Props) {
  const [visitor, t, query] = await Promise.all([
    findWritingLearner(),
    getTranslations("auth.signUp"),
    searchParams,
  ]);
  const next = ownPath(query.next, "/today");
  if (visitor !== null && !visitor.isGuest) redirect(next);
  return (
    <AccountPage
      visitor={visitor}
      title={t("title")}
      lede={visitor === null ? t("lede") : t("guest")}
      foot={
        <p>
          {t("other")} <Link href={{ pathname: "/sign-in", query: { next } }}>{t("toSignIn")}</Link>
        </p>
      }
    >
      <SignUpForm next={next} />
    </AccountPage>
  );
}
