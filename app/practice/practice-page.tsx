import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { cache, type ReactNode } from "react";
import { type Learner, requireLearner } from "@/lib/auth/learner";
import type { PracticeScope } from "@/lib/practice/scope";
import { loadPractice, type PracticeView } from "@/lib/services/practise";
import { minutesToWait } from "../_boundary/minutes-to-wait";
import { ClientMessages } from "../_ui/client-messages";
import { Crumb } from "../_ui/crumb";
import { PageShell } from "../_ui/page-shell";
import { conceptPracticeHref } from "../_ui/practice-address";
import { TooMuchWork } from "../_ui/too-much-work";
import { orNotFound } from "../courses/or-not-found";
import { Practice } from "./practice";

/** Once per request: title and page need the same data. The scope as JSON, since objects are never the same. */
const load = cache(async (json: string, here: string): Promise<[Learner, PracticeView]> => {
  const scope: PracticeScope = JSON.parse(json);
  const [learner, locale] = await Promise.all([requireLearner(here), getLocale()]);
  const loading = loadPractice({ learnerId: learner.learnerId, scope, locale, now: new Date() });
  return [learner, await orNotFound(loading)];
});

/** `here` is the page's path. */
type Props = { readonly scope: PracticeScope; readonly here: string };

export async function practiceTitle({ scope, here }: Props): Promise<string> {
  const t = await getTranslations("practice");
  if (scope.of === "week") return t("week.title");
  if (scope.of === "search") return t("found.title");
  const [, { title }] = await load(JSON.stringify(scope), here);
  return `${title} – ${t("name")}`;
}

/** Endless questions of one scope. `empty` is shown if there is nothing to practise. */
export async function PracticePage({ scope, here, empty = null }: Props & { readonly empty?: ReactNode }) {
  const learner = await requireLearner(here);
  const minutes = await minutesToWait("trial", learner.learnerId);
  if (minutes > 0) return <TooMuchWork minutes={minutes} isKnown />;
  const json = JSON.stringify(scope);
  const [[, view], t] = await Promise.all([load(json, here), getTranslations("practice")]);
  const title =
    scope.of === "week" ? t("week.title") : scope.of === "search" ? t("found.title") : (view.title ?? "");
  return (
    <PageShell visitor={learner} section="today">
      <div className="max-w-measure">
        <Crumb
          label={t("crumb")}
          steps={[
            { label: t("name"), href: "/practice" },
            ...(view.course === null
              ? []
              : [{ label: view.course.title, href: `/courses/${view.course.slug}` }]),
          ]}
        />
        {view.question === null ? (
          empty
        ) : (
          <>
            <h1 className="title mt-2">{title}</h1>
            <p className="meta mt-1 mb-8">
              {t("items", { items: view.items })}
              {"\u2002·\u2002"}
              {t("outside")}
            </p>
            <ClientMessages namespaces={["ui", "practice"]}>
              <Practice key={json} scope={scope} initial={view.question} />
            </ClientMessages>
            {view.course !== null && view.concepts.length > 0 && (
              <p className="mt-6 flex flex-wrap items-baseline gap-x-4 gap-y-1 border-line-2 border-t pt-4 text-14">
                <span className="text-ink-2">{t("more")}</span>
                {view.concepts.map(({ id, name }) => (
                  <Link
                    key={id}
                    href={conceptPracticeHref(view.course?.slug ?? "", id)}
                    prefetch={false}
                    className="inline-flex min-h-6 items-center pointer-coarse:min-h-11"
                  >
                    {name}
                  </Link>
                ))}
              </p>
            )}
          </>
        )}
      </div>
    </PageShell>
  );
}
