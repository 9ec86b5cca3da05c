import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { sendsMail } from "@/lib/services/forgotten-password";
import { AccountPage } from "../_account/account-page";
import { StartForm } from "../_account/start-form";
import { type NextProps, withoutAccount } from "../_account/without-account";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signIn"))("title") };
}

export default async function SignInPage(props: NextProps) {
  const [{ visitor, next }, t, forgot] = await Promise.all([
    withoutAccount(props),
    getTranslations("auth.signIn"),
    getTranslations("accounts.forgot"),
  ]);
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
          {sendsMail() && (
            <p>
              <Link href="/forgot">{forgot("link")}</Link>
            </p>
          )}
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
