import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { findLearner } from "@/lib/auth/learner";
import { ClientMessages } from "../_ui/client-messages";
import { PageShell } from "../_ui/page-shell";
import { CodeForm } from "./code-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classes.join"))("title") };
}

export default async function JoinPage() {
  const [learner, t] = await Promise.all([findLearner(), getTranslations("classes.join")]);
  return (
    <PageShell visitor={learner}>
      <div className="mx-auto max-w-[24rem] pt-6 max-sm:pt-0">
        <h1 className="title mb-2">{t("title")}</h1>
        <p className="lede mb-8">{t("lede")}</p>
        <ClientMessages namespaces={["classes", "ui", "errors"]}>
          <CodeForm />
        </ClientMessages>
      </div>
    </PageShell>
  );
}
