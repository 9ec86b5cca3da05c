import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { type ClassLearner, loadInsightLearners } from "@/lib/services/insight-learners";
import { loadSettings } from "@/lib/services/learner-settings";
import { orNotFound } from "../../_boundary/or-not-found";
import { Chip } from "../../_ui/chip";
import { insightHref } from "../address";
import { FigureCell, FigureTable, RowName } from "./figure-table";
import { InsightFrame } from "./frame";
import { Pages } from "./pages";
import { pageOf, type RoomProps } from "./room";
import { headCell } from "./scroll-box";

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
          <FigureTable
            label={t("title")}
            head={(["name", "due", "away", "retention", "met"] as const).map((column) => (
              <th key={column} scope="col" className={headCell}>
                {t(column)}
              </th>
            ))}
            className="max-w-[60rem] md:min-w-[38rem]"
          >
            {view.learners.slice((page - 1) * learnersOfPage, page * learnersOfPage).map((each) => (
              <Row key={each.learnerId} learner={each} />
            ))}
          </FigureTable>
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
      <RowName>
        <span className="mr-3">{name}</span>
        {isBehind && <Chip>{t("learners.behind")}</Chip>}
      </RowName>
      <FigureCell column={t("learners.due")}>{due}</FigureCell>
      <FigureCell column={t("learners.away")}>
        {daysAway === null
          ? t("learners.never")
          : daysAway === 0
            ? t("learners.today")
            : t("learners.days", { days: daysAway })}
      </FigureCell>
      <FigureCell column={t("learners.retention")}>
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
      </FigureCell>
      <FigureCell column={t("learners.met")}>{met}</FigureCell>
    </tr>
  );
}
