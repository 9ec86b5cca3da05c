import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { getLocale } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import type { ExpectedRecall } from "@/lib/insights/expected-recall";
import type { InsightPlace } from "@/lib/services/insight-access";
import { type ConceptsView, loadInsightConcepts } from "@/lib/services/insight-concepts";
import { loadSettings } from "@/lib/services/learner-settings";
import { orNotFound } from "../../_boundary/or-not-found";
import { SectionHead } from "../../_ui/section-head";
import { writtenStudyDay } from "../../progress/written-study-day";
import { insightHref } from "../address";
import { FigureCell, FigureTable, RowName } from "./figure-table";
import { InsightFrame } from "./frame";
import { IntervalBar } from "./interval-bar";
import { pageOf, type RoomProps } from "./room";
import { headCell, ScrollBox } from "./scroll-box";

/** Whole per cent from which a colour applies, the strongest first. Numbers cannot be read on `heat-3`. */
const heats = [
  { from: 94, className: "bg-heat-5" },
  { from: 88, className: "bg-heat-4" },
  { from: 80, className: "bg-heat-2" },
  { from: 70, className: "bg-heat-1" },
  { from: 0, className: "bg-heat-0" },
];

/** What is expected to be recalled of each concept, and of a class by whom. */
export async function ConceptsRoom({ place, search }: RoomProps) {
  const [learner, locale] = await Promise.all([
    requireLearner(insightHref(place, ["concepts"])),
    getLocale(),
  ]);
  const view = await orNotFound(
    loadInsightConcepts(learner.learnerId, place, { locale, now: new Date(), page: pageOf(search) }),
  );
  const { timeZone } = await loadSettings(learner.learnerId);
  return (
    <InsightFrame
      visitor={learner}
      place={place}
      access={view.access}
      room="concepts"
      computedAt={view.computedAt}
      timeZone={timeZone}
      csv={{ name: "concepts" }}
    >
      <Forecast place={place} view={view} />
      {view.learners.length > 0 && <Grid place={place} view={view} />}
    </InsightFrame>
  );
}

function Forecast({ place, view }: { readonly place: InsightPlace; readonly view: ConceptsView }) {
  const t = useTranslations("insights");
  const locale = useLocale();
  const date = writtenStudyDay(view.laterDay, locale, "long");
  const later = t(view.isExam ? "concepts.exam" : "concepts.later", { date });
  return (
    <section aria-labelledby="concepts" className="mt-10">
      <SectionHead id="concepts" title={t("concepts.title")} meta={t("concepts.meta")} />
      {view.concepts.length === 0 ? (
        <p className="text-ink-2">{t("concepts.none")}</p>
      ) : (
        <FigureTable
          label={t("concepts.title")}
          head={[t("concepts.concept"), t("concepts.items"), t("concepts.now"), later].map((column) => (
            <th key={column} scope="col" className={headCell}>
              {column}
            </th>
          ))}
          className="max-w-[60rem] md:min-w-[40rem]"
        >
          {view.concepts.map((each) => (
            <tr key={each.id}>
              <RowName>
                <Link
                  href={insightHref(place, ["items"], { concept: each.id })}
                  prefetch={false}
                  className="inline-block min-h-6 text-ink no-underline hover:text-accent"
                >
                  {each.name}
                </Link>
              </RowName>
              <FigureCell column={t("concepts.items")}>{each.items}</FigureCell>
              <Recall column={t("concepts.now")} recall={each.now} />
              <Recall column={later} recall={each.later} />
            </tr>
          ))}
        </FigureTable>
      )}
      <p className="meta mt-3">{t("concepts.laterText")}</p>
    </section>
  );
}

function Recall({ column, recall }: { readonly column: string; readonly recall: ExpectedRecall | null }) {
  const t = useTranslations("insights");
  if (recall === null)
    return (
      <FigureCell column={column}>
        <span className="text-ink-3" title={t("few")}>
          –
        </span>
      </FigureCell>
    );
  const { mean, low, high } = recall;
  return (
    <FigureCell column={column}>
      <IntervalBar share={mean} low={low} high={high} /> {t("percent", { share: Math.round(100 * mean) })}{" "}
      <span className="meta">
        {t("interval", { low: Math.round(100 * low), high: Math.round(100 * high) })}
      </span>
    </FigureCell>
  );
}

/** Learners by rows, so that names can be read; the numbers stand in the cells. */
function Grid({ place, view }: { readonly place: InsightPlace; readonly view: ConceptsView }) {
  const t = useTranslations("insights.concepts");
  const word = useTranslations("insights.items");
  const { learners: shown, learnersInAll, learnersFrom: from, concepts } = view;
  const href = (page: number) => `${insightHref(place, ["concepts"], { page: String(page) })}#grid`;
  const met = concepts.filter(({ id }) => shown.some(({ recall }) => recall.has(id)));
  return (
    <section aria-labelledby="grid" className="mt-12">
      <SectionHead id="grid" title={t("grid")} meta={t("gridMeta")} />
      <ScrollBox label={t("grid")}>
        <table className="border-separate border-spacing-0.5 text-12">
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky left-0 z-1 bg-paper pr-3 text-left align-bottom font-medium text-ink-3"
              >
                {t("learner")}
              </th>
              {met.map(({ id, name }) => (
                <th key={id} scope="col" className="h-36 w-9 min-w-9 p-0 align-bottom font-normal">
                  <span className="mx-auto block max-h-36 overflow-hidden text-ellipsis whitespace-nowrap text-left [writing-mode:vertical-rl]">
                    {name}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, name, recall }) => (
              <tr key={id}>
                <th
                  scope="row"
                  className="sticky left-0 z-1 max-w-40 overflow-hidden text-ellipsis whitespace-nowrap bg-paper pr-3 text-left font-normal text-13"
                >
                  {name}
                </th>
                {met.map(({ id }) => (
                  <Cell key={id} share={recall.get(id) ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className="meta mt-3 flex flex-wrap items-center gap-x-6 gap-y-1">
        <span>{t("scale")}</span>
        <span aria-hidden="true" className="inline-flex gap-0.5">
          {heats.toReversed().map(({ className }) => (
            <i key={className} className={`inline-block size-3 ${className}`} />
          ))}
        </span>
        {shown.length < learnersInAll && (
          <span>{t("gridPage", { from: from + 1, to: from + shown.length, count: learnersInAll })}</span>
        )}
        {from > 0 && <Link href={href(view.page - 1)}>{word("earlier")}</Link>}
        {from + shown.length < learnersInAll && <Link href={href(view.page + 1)}>{word("later")}</Link>}
      </p>
    </section>
  );
}

function Cell({ share }: { readonly share: number | null }) {
  const t = useTranslations("insights.concepts");
  if (share === null)
    return (
      <td className="size-9 border border-line-2 border-dashed">
        <span className="sr-only">{t("unmet")}</span>
      </td>
    );
  const heat = heats.find(({ from }) => share >= from);
  return (
    <td
      className={`size-9 text-center tabular-nums ${heat?.className} ${share >= 88 ? "text-paper" : "text-ink"}`}
    >
      {share}
    </td>
  );
}
