import { getTranslations } from "next-intl/server";
import type { CoursePeople } from "@/lib/services/course-people";
import { PressForm } from "../../../_account/press-form";
import { Chip } from "../../../_ui/chip";
import { SectionHead } from "../../../_ui/section-head";
import { handOver, takeOut, withdrawQuestion } from "./actions";
import { AskAuthorForm } from "./ask-author-form";

type Props = { readonly people: CoursePeople; readonly reader: string };

/** Who writes a course, and for its owner, who was asked to. */
export async function AuthorList({ people: { course, authors, invited }, reader }: Props) {
  const t = await getTranslations("accounts.authors");
  const isOwner = course.role === "owner";
  return (
    <section aria-labelledby="authors" className="max-w-[54rem]">
      <SectionHead id="authors" title={t("name")} />
      <p className="mb-5 max-w-measure text-ink-2">{t("text")}</p>
      <ul className="border-line border-t">
        {authors.map(({ userId, name, role }) => (
          <li
            key={userId}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b py-2.5"
          >
            <span className="min-w-36 flex-1 break-words">
              {name}
              {userId === reader && <span className="text-ink-3"> ({t("you")})</span>}
            </span>
            <Chip>{t(role)}</Chip>
            {isOwner && role === "author" && (
              <>
                <PressForm
                  action={handOver}
                  values={{ course: course.slug, person: userId }}
                  name={t("handOverTo", { name })}
                >
                  {t("handOver")}
                </PressForm>
                <PressForm
                  action={takeOut}
                  values={{ course: course.slug, person: userId }}
                  name={t("removeWho", { name })}
                >
                  {t("remove")}
                </PressForm>
              </>
            )}
            {role === "author" && userId === reader && (
              <PressForm action={takeOut} values={{ course: course.slug, person: userId }}>
                {t("leave")}
              </PressForm>
            )}
          </li>
        ))}
      </ul>
      {isOwner && (
        <div className="mt-8 max-w-[36rem]">
          <AskAuthorForm course={course.slug} />
          {invited.length > 0 && (
            <>
              <h3 className="subhead mt-6">{t("invited")}</h3>
              <ul className="mt-2 border-line border-t">
                {invited.map((email) => (
                  <li key={email} className="flex flex-wrap items-center gap-3 border-line border-b py-2">
                    <span className="mr-auto min-w-0 break-all">{email}</span>
                    <PressForm
                      action={withdrawQuestion}
                      values={{ course: course.slug, email }}
                      name={t("withdrawWho", { email })}
                    >
                      {t("withdraw")}
                    </PressForm>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </section>
  );
}
