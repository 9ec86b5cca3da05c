import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "../_account/account-page";
import { type NextProps, withoutAccount } from "../_account/without-account";
import { SignUpForm } from "./sign-up-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signUp"))("title") };
}

export default async function SignUpPage(props: NextProps) {
  const [{ visitor, next }, t] = await Promise.all([withoutAccount(props), getTranslations("auth.signUp")]);
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
