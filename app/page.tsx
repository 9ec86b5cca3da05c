import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { AppError } from "@/lib/app-error";
import { findLearner } from "@/lib/auth/learner";
import type { Locale } from "@/lib/i18n/locale";
import type { LearnerId } from "@/lib/quiz/ids";
import { loadLife } from "@/lib/services/load-life";
import { openDemonstration } from "@/lib/services/try-item";
import { StartForm } from "./_account/start-form";
import { minutesToWait } from "./_boundary/minutes-to-wait";
import { LandingTrial } from "./_landing/landing-trial";
import { LifeChart } from "./_landing/life-chart";
import { RuleExcerpt } from "./_landing/rule-excerpt";
import { LinkButton } from "./_ui/link-button";
import { PageShell } from "./_ui/page-shell";
import { TooMuchWork } from "./_ui/too-much-work";

/** The exercise that explains the product: a small rule with mistakes that nearly everybody makes once. */
const shownItem = "deep-networks/cnn.conv-out";
const lifeDays = 180;

export default async function LandingPage() {
  const [t, visitor] = await Promise.all([getTranslations("landing"), findLearner()]);
  const minutes = await minutesToWait("trial", visitor?.learnerId ?? null);
  if (minutes > 0) return <TooMuchWork minutes={minutes} isKnown={visitor !== null} />;
  return (
    <PageShell visitor={visitor} width="bare">
      <div className="mx-auto max-w-page px-(--gutter) pt-[clamp(2rem,7vh,4.5rem)]">
        <section className="grid grid-cols-[minmax(0,33rem)_minmax(0,29rem)] items-start justify-between gap-x-16 gap-y-10 max-md:grid-cols-1">
          <div>
            <h1 className="mb-5 text-balance font-serif text-44 tracking-[-0.02em] [:lang(zh)_&]:tracking-normal">
              {t("title")}
            </h1>
            <p className="lede">{t("lede")}</p>
            <div className="mt-6 flex flex-wrap items-center gap-3">
              <Start isKnown={visitor !== null} />
            </div>
          </div>
          <section aria-labelledby="try" className="min-h-64 border-ink border-t-2 pt-4">
            <h2 id="try" className="meta mb-3">
              {t("try.title")}
            </h2>
            <noscript>
              <p className="text-ink-2">{t("try.noScript")}</p>
            </noscript>
            {/* Rendered with the page, so that nothing moves later. */}
            <div className="[@media(scripting:none)]:hidden">
              <ShownTrial learnerId={visitor?.learnerId ?? null} />
            </div>
            {visitor === null && <p className="mt-3 text-13 text-ink-3">{t("try.note")}</p>}
          </section>
        </section>
        <Life />
        <Reasons />
        <ForInstructors />
        <Closing isKnown={visitor !== null} />
      </div>
      <Footer />
    </PageShell>
  );
}

async function Start({ isKnown }: { readonly isKnown: boolean }) {
  const t = await getTranslations("landing");
  if (isKnown) return <LinkButton href="/today">{t("toToday")}</LinkButton>;
  return (
    <>
      <StartForm tone="plain">{t("start")}</StartForm>
      <LinkButton href="/sign-in" tone="quiet">
        {t("signIn")}
      </LinkButton>
    </>
  );
}

async function ShownTrial({ learnerId }: { readonly learnerId: LearnerId | null }) {
  const [t, locale] = await Promise.all([getTranslations("landing"), getLocale()]);
  const found = await findDemonstration(learnerId, locale);
  if (found === null) return <p className="text-ink-2">{t("try.missing")}</p>;
  return (
    <LandingTrial
      itemId={shownItem}
      initial={found.trial}
      slip={found.slip}
      isKnown={learnerId !== null}
      onward={
        <LinkButton href={learnerId === null ? "/start" : "/today"} tone="quiet" size="big">
          {t("try.session")}
        </LinkButton>
      }
    />
  );
}

/** An installation may have other courses: then there is nothing to try here, which is not an error. */
async function findDemonstration(learnerId: LearnerId | null, locale: Locale) {
  try {
    return await openDemonstration({ learnerId, itemId: shownItem, locale, now: new Date() });
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return null;
    throw error;
  }
}

async function Life() {
  const [t, format] = await Promise.all([getTranslations("landing.life"), getFormatter()]);
  const { life, curve } = loadLife(lifeDays);
  const intervals = life.stretches.slice(0, -1).map(({ fromDay, toDay }) => format.number(toDay - fromDay));
  return (
    <section aria-labelledby="life" className="mt-16 border-line-2 border-t pt-5">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-4">
        <h2 id="life" className="head">
          {t("title")}
        </h2>
        <span className="meta">{t("axis")}</span>
      </div>
      <LifeChart life={life} curve={curve} days={lifeDays} />
      <p className="mt-3 max-w-measure text-pretty text-13 text-ink-2">
        {t("caption", { intervals: format.list(intervals, { type: "conjunction" }) })}
      </p>
    </section>
  );
}

async function Reasons() {
  const t = await getTranslations("landing.reasons");
  return (
    <section
      aria-label={t("label")}
      className="mt-16 grid grid-cols-3 gap-x-10 gap-y-8 border-line-2 border-t pt-5 max-md:grid-cols-1"
    >
      {(["numbers", "names", "source"] as const).map((reason) => (
        <div key={reason}>
          <h3 className="mb-1 font-semibold font-serif text-18">{t(`${reason}.title`)}</h3>
          <p className="text-pretty font-serif text-16 text-ink-2">{t(`${reason}.text`)}</p>
        </div>
      ))}
    </section>
  );
}

async function ForInstructors() {
  const t = await getTranslations("landing.instructors");
  return (
    <section
      aria-labelledby="instructors"
      className="mt-16 grid grid-cols-2 gap-x-12 gap-y-6 border-line-2 border-t pt-5 max-md:grid-cols-1"
    >
      <div>
        <h2 id="instructors" className="head mb-2">
          {t("title")}
        </h2>
        <p className="lede">{t("text")}</p>
      </div>
      <RuleExcerpt label={t("excerpt")} />
    </section>
  );
}

async function Closing({ isKnown }: { readonly isKnown: boolean }) {
  const t = await getTranslations("landing");
  return (
    <section
      aria-label={t("closing.label")}
      className="mt-16 flex flex-wrap items-center gap-x-6 gap-y-3 border-line-2 border-t pt-5 pb-16"
    >
      <p className="lede mr-auto max-w-measure">{t("closing.text")}</p>
      <div className="flex flex-wrap gap-3">
        <Start isKnown={isKnown} />
      </div>
    </section>
  );
}

async function Footer() {
  const t = await getTranslations("landing");
  return (
    <footer className="border-line border-t">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-6 px-(--gutter) py-6 text-13 text-ink-3">
        <span>Notecurve</span>
        <a
          href="/courses"
          className="inline-flex min-h-6 min-w-6 items-center text-inherit no-underline hover:text-accent"
        >
          {t("courses")}
        </a>
      </div>
    </footer>
  );
}
