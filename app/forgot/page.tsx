import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findLearner } from "@/lib/auth/learner";
import { sendsMail } from "@/lib/services/forgotten-password";
import { ClientMessages } from "../_ui/client-messages";
import { PageShell } from "../_ui/page-shell";
import { ForgotForm } from "./forgot-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.forgot"))("title") };
}

/** Asks for a link for a new password; only where mails can be sent. */
export default async function ForgotPage() {
  const [learner, t] = await Promise.all([findLearner(), getTranslations("accounts.forgot")]);
  if (!sendsMail()) notFound();
  return (
    <PageShell visitor={learner}>
      <div className="mx-auto max-w-[24rem] pt-6 max-sm:pt-0">
        <h1 className="title mb-2">{t("title")}</h1>
        <p className="lede mb-8">{t("lede")}</p>
        <ClientMessages namespaces={["accounts", "auth", "ui", "errors"]}>
          <ForgotForm />
        </ClientMessages>
        <p className="mt-10 border-line border-t pt-4 text-ink-2">
          <Link href="/sign-in">{t("back")}</Link>
        </p>
      </div>
    </PageShell>
  );
}
