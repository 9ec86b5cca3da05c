import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { listSessions } from "@/lib/auth/account";
import { deviceName } from "@/lib/auth/device-name";
import { type Learner, requireLearner } from "@/lib/auth/learner";
import { writtenDate, writtenTime } from "@/lib/i18n/written-date";
import { loadCourseSettings } from "@/lib/services/course-settings";
import { loadOwnClasses } from "@/lib/services/join-class";
import { loadScheduling, loadSettings } from "@/lib/services/learner-settings";
import { PressForm } from "../_account/press-form";
import { Callout } from "../_ui/callout";
import { ClientMessages } from "../_ui/client-messages";
import { LinkButton } from "../_ui/link-button";
import { PageShell } from "../_ui/page-shell";
import { readTheme } from "../_ui/theme";
import { leaveClass } from "./actions";
import { AppearanceForm } from "./appearance-form";
import { CourseForm } from "./course-form";
import { OpenSessions } from "./open-sessions";
import { PasswordForm } from "./password-form";
import { SchedulingForm } from "./scheduling-form";
import { SignOutForm } from "./sign-out-form";
import { StudyForm } from "./study-form";

type Settings = Awaited<ReturnType<typeof loadSettings>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function SettingsPage() {
  const learner = await requireLearner("/settings", { writes: true });
  const locale = await getLocale();
  const [t, theme, settings, scheduling, { courses, everywhere }] = await Promise.all([
    getTranslations("settings"),
    readTheme(),
    loadSettings(learner.learnerId),
    loadScheduling(learner.learnerId),
    loadCourseSettings(learner.learnerId, locale),
  ]);
  return (
    <PageShell visitor={learner} section="settings">
      <ClientMessages namespaces={["settings", "auth", "ui", "errors"]}>
        <div className="max-w-[54rem]">
          <h1 className="title mb-8">{t("title")}</h1>
          {learner.isGuest && <GuestNote />}
          <Block name="appearance" title={t("appearance.title")} meta={t("appearance.meta")}>
            <AppearanceForm saved={{ locale, theme }} />
          </Block>
          <Block name="study" title={t("study.title")}>
            <Study settings={settings} />
          </Block>
          <Block name="scheduling" title={t("scheduling.title")} meta={t("scheduling.meta")}>
            <SchedulingForm saved={scheduling} />
          </Block>
          {courses.length > 0 && (
            <Block name="courses" title={t("courses.title")} meta={t("courses.meta")}>
              <div className="grid gap-8">
                {courses.map((course) => (
                  <section key={course.slug} aria-labelledby={`course-${course.slug}`}>
                    <h3 id={`course-${course.slug}`} className="subhead mb-3">
                      {course.title}
                    </h3>
                    <CourseForm course={course} everywhere={everywhere} />
                  </section>
                ))}
              </div>
            </Block>
          )}
          <Classes learner={learner} />
          {!learner.isGuest && <Account learner={learner} />}
          <Block name="sessions" title={t("sessions.title")}>
            <Sessions learner={learner} timeZone={settings.timeZone} />
          </Block>
          <Block name="sign-out" title={t(learner.isGuest ? "signOut.guestTitle" : "signOut.title")}>
            <SignOutForm isGuest={learner.isGuest} />
          </Block>
        </div>
      </ClientMessages>
    </PageShell>
  );
}

function Block({
  name,
  title,
  meta,
  children,
}: {
  readonly name: string;
  readonly title: string;
  readonly meta?: string;
  readonly children: ReactNode;
}) {
  return (
    <section
      aria-labelledby={name}
      className="mb-10 grid grid-cols-[13rem_minmax(0,1fr)] gap-x-8 gap-y-4 border-line-2 border-t pt-4 max-md:grid-cols-1"
    >
      <div>
        <h2 id={name} className="head">
          {title}
        </h2>
        {meta !== undefined && <p className="meta">{meta}</p>}
      </div>
      <div className="min-w-0 md:pt-1">{children}</div>
    </section>
  );
}

async function GuestNote() {
  const t = await getTranslations("settings.guest");
  return (
    <div className="mb-10">
      <Callout tone="note" title={t("title")}>
        <p>{t("text")}</p>
        <div className="mt-4 flex flex-wrap gap-3">
          <LinkButton href="/sign-up?next=/settings">{t("signUp")}</LinkButton>
          <LinkButton href="/sign-in?next=/settings" tone="quiet">
            {t("signIn")}
          </LinkButton>
        </div>
      </Callout>
    </div>
  );
}

async function Study({ settings }: { readonly settings: Settings }) {
  const locale = await getLocale();
  return (
    <StudyForm
      saved={settings}
      timeThere={writtenTime(new Date(), locale, settings.timeZone)}
      timeZones={[...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])]}
    />
  );
}

async function Classes({ learner }: { readonly learner: Learner }) {
  const [t, insights, locale] = await Promise.all([
    getTranslations("classes"),
    getTranslations("insights.seen"),
    getLocale(),
  ]);
  const classes = await loadOwnClasses(learner.learnerId, locale);
  return (
    <Block name="classes" title={t("mine.title")} {...(classes.length > 0 && { meta: t("mine.meta") })}>
      {classes.length === 0 && <p className="mb-4 text-ink-2">{t("mine.none")}</p>}
      <ul>
        {classes.map(({ id, name, term, course, isTeacher }) => (
          <li
            key={id}
            className="flex flex-wrap items-center gap-4 border-line border-t py-3 first:border-t-0 first:pt-0"
          >
            <div className="mr-auto min-w-0 break-words">
              <p className="font-medium">{name}</p>
              <p className="meta">{term === "" ? course : `${course} · ${term}`}</p>
            </div>
            {isTeacher ? (
              <LinkButton href={`/teach/classes/${id}`}>{t("mine.teach")}</LinkButton>
            ) : (
              <>
                <LinkButton
                  href={`/settings/classes/${id}`}
                  tone="quiet"
                  aria-label={insights("linkWho", { name })}
                >
                  {insights("link")}
                </LinkButton>
                <PressForm action={leaveClass} values={{ class: id }} name={t("mine.leaveWho", { name })}>
                  {t("mine.leave")}
                </PressForm>
              </>
            )}
          </li>
        ))}
      </ul>
      <LinkButton href="/join" className={classes.length > 0 ? "mt-4" : ""}>
        {t("mine.join")}
      </LinkButton>
    </Block>
  );
}

async function Account({ learner }: { readonly learner: Learner }) {
  const t = await getTranslations("settings");
  return (
    <Block name="password" title={t("account.title")}>
      <p className="mb-5 text-ink-2">
        {t("account.signedInAs", { name: learner.name, email: learner.email ?? "" })}
      </p>
      <PasswordForm email={learner.email ?? ""} />
    </Block>
  );
}

async function Sessions({ learner, timeZone }: { readonly learner: Learner; readonly timeZone: string }) {
  const [t, locale, sessions] = await Promise.all([
    getTranslations("settings.sessions"),
    getLocale(),
    listSessions(),
  ]);
  const rows = sessions.map((session) => {
    const { browser, system } = deviceName(session.userAgent);
    return {
      id: session.id,
      isThis: session.id === learner.sessionId,
      device: t("device", {
        browser: browser ?? t("unknownBrowser"),
        system: system ?? t("unknownSystem"),
      }),
      when: t("since", {
        date: writtenDate(session.startedAt, locale, timeZone),
        time: writtenTime(session.startedAt, locale, timeZone),
        used: writtenDate(session.usedAt, locale, timeZone),
      }),
    };
  });
  return <OpenSessions sessions={rows} />;
}
