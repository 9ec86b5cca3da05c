import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { AuthoredCourseView } from "@/lib/services/load-authored-course";
import { PressForm } from "../../_account/press-form";
import { ClientMessages } from "../../_ui/client-messages";
import { SectionHead } from "../../_ui/section-head";
import { takeOver } from "../actions";
import { teachHref } from "../address";

type Props = {
  readonly course: string;
  readonly copiedFrom: NonNullable<AuthoredCourseView["copiedFrom"]>;
};

/** What the course was copied from, and taking over what was changed there. */
export async function CopiedFrom({ course, copiedFrom: { original } }: Props) {
  const t = await getTranslations("teach.copy");
  return (
    <section aria-labelledby="copied-from" className="mt-10 max-w-measure">
      <SectionHead id="copied-from" title={t("title")} small />
      {original === null ? (
        <p className="text-ink-2">{t("unseen")}</p>
      ) : (
        <>
          <p>
            <Link
              href={teachHref(original.slug)}
              className="inline-flex min-h-6 items-center pointer-coarse:min-h-11"
            >
              {original.title}
            </Link>
          </p>
          <p className="mt-1 mb-4 text-ink-2">{t(original.isAhead ? "ahead" : "same")}</p>
          {original.isAhead && (
            <ClientMessages namespaces={["teach", "ui", "errors"]}>
              <PressForm action={takeOver} values={{ course }}>
                {t("takeOver")}
              </PressForm>
            </ClientMessages>
          )}
        </>
      )}
    </section>
  );
}
