import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { loadLinkedCourse } from "@/lib/services/course-access";
import { PressForm } from "../../../_account/press-form";
import { orNotFound } from "../../../_boundary/or-not-found";
import { ClientMessages } from "../../../_ui/client-messages";
import { PageShell } from "../../../_ui/page-shell";
import { joinByLink } from "../../actions";

type Props = { readonly params: Promise<{ readonly token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("courses"))("name"), referrer: "no-referrer" };
}

/** The course that a link opens, and the button that enrols. */
export default async function JoinCoursePage({ params }: Props) {
  const { token } = await params;
  const [learner, locale, t] = await Promise.all([
    requireLearner(`/courses/join/${token}`),
    getLocale(),
    getTranslations("accounts.enrol"),
  ]);
  const { title } = await orNotFound(loadLinkedCourse(token, locale));
  return (
    <PageShell visitor={learner} section="courses">
      <h1 className="title">{title}</h1>
      <p className="lede mt-2 mb-6">{t("join")}</p>
      <ClientMessages namespaces={["ui", "errors"]}>
        <PressForm action={joinByLink} values={{ token }} tone="primary">
          {t("enrol")}
        </PressForm>
      </ClientMessages>
    </PageShell>
  );
}
