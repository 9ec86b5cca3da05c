import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { requireLearner } from "@/lib/auth/learner";
import { writtenDate } from "@/lib/i18n/written-date";
import { loadSettings } from "@/lib/services/learner-settings";
import { loadClass, type TaughtClassView } from "@/lib/services/load-class";
import { PressForm } from "../../../_account/press-form";
import { orNotFound } from "../../../_boundary/or-not-found";
import { ownOrigin } from "../../../_boundary/own-origin";
import { Chip } from "../../../_ui/chip";
import { ClientMessages } from "../../../_ui/client-messages";
import { Crumb } from "../../../_ui/crumb";
import { LinkButton } from "../../../_ui/link-button";
import { PageShell } from "../../../_ui/page-shell";
import { SectionHead } from "../../../_ui/section-head";
import { classHref, insightHref } from "../../address";
import { handOver, removePerson, revokeCode, setArchived, withdraw } from "../actions";
import { ClassForm, CodeForm, DatesForm, InviteForm } from "./class-forms";

type Props = { readonly params: Promise<{ readonly class: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classes"))("title") };
}

/** A class for its teachers: how one joins it, its people, when its notes open. */
export default async function ClassPage({ params }: Props) {
  const { class: id } = await params;
  const [learner, locale, t, teach, insights] = await Promise.all([
    requireLearner(classHref(id)),
    getLocale(),
    getTranslations("classes"),
    getTranslations("teach"),
    getTranslations("insights"),
  ]);
  const view = await orNotFound(loadClass(learner.learnerId, id, { locale, now: new Date() }));
  const { timeZone } = await loadSettings(learner.learnerId);
  const date = (instant: Date) => writtenDate(instant, locale, timeZone);
  return (
    <PageShell visitor={learner} section="teach">
      <Crumb
        label={teach("course.path")}
        steps={[{ label: teach("name"), href: "/teach" }, { label: view.name }]}
      />
      <h1 className="title mt-2">{view.name}</h1>
      <p className="meta mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>{view.term === "" ? view.course.title : `${view.course.title} · ${view.term}`}</span>
        {view.isArchived && <Chip>{t("archived")}</Chip>}
      </p>
      <p className="mt-6">
        <LinkButton href={insightHref({ class: id })} tone="primary">
          {insights("link")}
        </LinkButton>
      </p>
      <ClientMessages namespaces={["classes", "accounts", "ui", "errors"]}>
        <div className="mt-10 grid max-w-[54rem] gap-12">
          {!view.isArchived && <Joining view={view} date={date} />}
          <People view={view} reader={learner.learnerId} date={date} />
          <Section name="dates" title={t("room.dates")}>
            <p className="mb-5 max-w-measure text-ink-2">
              {view.notes.length === 0 ? t("room.noNotes") : t("room.datesText")}
            </p>
            {view.notes.length > 0 && <DatesForm id={id} notes={view.notes} />}
          </Section>
          <Section name="settings" title={t("room.settings")}>
            <ClassForm saved={view} />
          </Section>
          <Section name="archive" title={t(view.isArchived ? "room.restore" : "room.archive")}>
            {!view.isArchived && <p className="mb-4 max-w-measure text-ink-2">{t("room.archiveText")}</p>}
            <div className="flex flex-wrap gap-3">
              <PressForm
                action={setArchived}
                values={{ class: id, archived: view.isArchived ? "no" : "yes" }}
              >
                {t(view.isArchived ? "room.restore" : "room.archive")}
              </PressForm>
              <LinkButton href={`/courses/${view.course.slug}`} tone="quiet">
                {t("room.asLearner")}
              </LinkButton>
            </div>
          </Section>
        </div>
      </ClientMessages>
    </PageShell>
  );
}

function Section({
  name,
  title,
  meta,
  children,
}: {
  readonly name: string;
  readonly title: string;
  readonly meta?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={name} className="border-line-2 border-t pt-4">
      <SectionHead id={name} title={title} {...(meta !== undefined && { meta })} />
      {children}
    </section>
  );
}

type PartProps = { readonly view: TaughtClassView; readonly date: (instant: Date) => string };

async function Joining({ view: { id, join }, date }: PartProps) {
  const [t, origin] = await Promise.all([getTranslations("classes.room"), ownOrigin()]);
  const link = join && `${origin}/join/${join.code}`;
  return (
    <Section name="code" title={t("code")}>
      {join === null || link === null ? (
        <p className="mb-5 text-ink-2">{t("codeNone")}</p>
      ) : (
        <>
          <p className="font-mono text-25 tracking-wider">{join.code}</p>
          <p className="mt-2">{t("codeText", { address: `${new URL(origin).host}/join` })}</p>
          <p className="mt-1 break-all">
            {t("link")}: <a href={link}>{link}</a>
          </p>
          <p className="meta mt-1">{t("codeUntil", { date: date(join.expiresAt) })}</p>
        </>
      )}
      <div className="mt-5 flex flex-wrap items-end gap-x-6 gap-y-4">
        <CodeForm id={id} isAnother={join !== null} />
        {join !== null && (
          <PressForm action={revokeCode} values={{ class: id }} tone="danger">
            {t("revoke")}
          </PressForm>
        )}
      </div>
    </Section>
  );
}

async function People({ view, reader, date }: PartProps & { readonly reader: string }) {
  const [t, all] = await Promise.all([getTranslations("classes.room"), getTranslations("classes")]);
  const { id, people, invited } = view;
  const learners = people.filter(({ isTeacher }) => !isTeacher).length;
  const hasOthers = people.filter(({ isTeacher }) => isTeacher).length > 1;
  return (
    <Section name="people" title={t("people")} meta={all("learners", { count: learners })}>
      <ul className="border-line border-t">
        {people.map(({ userId, name, isTeacher, joinedAt }) => (
          <li
            key={userId}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b py-2.5"
          >
            <span className="min-w-36 flex-1 break-words">
              {name}
              {userId === reader && <span className="text-ink-3"> ({t("you")})</span>}
              <span className="meta ml-3 max-sm:ml-0 max-sm:block">
                {t("since", { date: date(joinedAt) })}
              </span>
            </span>
            {isTeacher && <Chip>{t("teacher")}</Chip>}
            {isTeacher && userId !== reader && (
              <PressForm
                action={handOver}
                values={{ class: id, person: userId }}
                name={t("handOverTo", { name })}
              >
                {t("handOver")}
              </PressForm>
            )}
            {(userId !== reader || hasOthers) && (
              <PressForm
                action={removePerson}
                values={{ class: id, person: userId }}
                {...(userId !== reader && { name: t("removeWho", { name }) })}
              >
                {t(userId === reader ? "leave" : "remove")}
              </PressForm>
            )}
          </li>
        ))}
      </ul>
      {learners > 0 && <p className="meta mt-3 max-w-measure">{t("peopleText")}</p>}
      <div className="mt-8 max-w-[36rem]">
        <InviteForm id={id} />
        {invited.length > 0 && (
          <>
            <h3 className="subhead mt-6">{t("invited")}</h3>
            <ul className="mt-2 border-line border-t">
              {invited.map((email) => (
                <li key={email} className="flex flex-wrap items-center gap-3 border-line border-b py-2">
                  <span className="mr-auto min-w-0 break-all">{email}</span>
                  <PressForm
                    action={withdraw}
                    values={{ class: id, email }}
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
    </Section>
  );
}
