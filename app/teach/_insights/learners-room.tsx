import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { type ClassLearner, loadInsightLearners } from "@/lib/services/insight-learners";
import { loadSettings } from "@/lib/services/learner-settings";
import { orNotFound } from "../../_boundary/or-not-found";
import { Chip } from "../../_ui/chip";
import { insightHref } from "../address";
import { InsightFrame } from "./frame";
import { Pages } from "./pages";
import { pageOf, type RoomProps } from "./room";
import { bodyCell, headCell, numberCell, ScrollBox } from "./scroll-box";

const learnersOfPage = 50;

/** Who of a class may need a word. */
export async function LearnersRoom({ place, search }: RoomProps) {
  const [learner, locale, t] = await Promise.all([
    requireLearner(insightHref(place, ["learners"])),
    getLocale(),
    getTranslations("insights.learners"),
  ]);
  const view = await orNotFound(loadInsightLearners(learner.learnerId, place, { locale, now: new Date() }));
  const { timeZone } = await loadSettings(learner.learnerId);
  const pages = Math.max(1, Math.ceil(view.learners.length / learnersOfPage));
  const page = Math.min(pageOf(search), pages);
  return (
    <InsightFrame
      visitor={learner}
      place={place}
      access={view.access}
      room="learners"
      computedAt={view.computedAt}
      timeZone={timeZone}
      csv={{ name: "learners" }}
    >
      <p className="mt-8 max-w-measure text-ink-2">{t("lede")}</p>
      {view.learners.length === 0 ? (
        <p className="mt-5">{t("none")}</p>
      ) : (
        <div className="mt-5">
          <ScrollBox label={t("title")}>
            <table className="w-full min-w-[38rem] max-w-[60rem] border-collapse text-14">
              <thead>
                <tr>
                  {(["name", "due", "away", "retention", "met"] as const).map((column) => (
                    <th key={column} scope="col" className={headCell}>
                      {t(column)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {view.learners.slice((page - 1) * learnersOfPage, page * learnersOfPage).map((each) => (
                  <Row key={each.learnerId} learner={each} />
                ))}
              </tbody>
            </table>
          </ScrollBox>
        </div>
      )}
      <Pages
        href={(page) => insightHref(place, ["learners"], { page: String(page) })}
        page={page}
        pages={pages}
      />
      <p className="meta mt-3">{t("retentionHelp")}</p>
    </InsightFrame>
  );
}

function Row({
  learner: { name, met, due, daysAway, retention, isBehind },
}: {
  readonly learner: ClassLearner;
}) {
  const t = useTranslations("insights");
  const { share, low, high } = retention;
  return (
    <tr>
      <th scope="row" className={`${bodyCell} text-left font-normal`}>
        <span className="mr-3">{name}</span>
        {isBehind && <Chip>{t("learners.behind")}</Chip>}
      </th>
      <td className={numberCell}>{due}</td>
      <td className={numberCell}>
        {daysAway === null
          ? t("learners.never")
          : daysAway === 0
            ? t("learners.today")
            : t("learners.days", { days: daysAway })}
      </td>
      <td className={numberCell}>
        {share === null ? (
          <span className="text-ink-3">–</span>
        ) : (
          <>
            {t("percent", { share: Math.round(100 * share) })}{" "}
            <span className="meta">
              {t("interval", { low: Math.round(100 * low), high: Math.round(100 * high) })}
            </span>
          </>
        )}
      </td>
      <td className={numberCell}>{met}</td>
    </tr>
  );
}
