import Link from "next/link";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import type { InsightPlace } from "@/lib/services/insight-access";
import {
  type ItemFigures,
  isItemSort,
  itemSorts,
  loadInsightItems,
  sortItems,
} from "@/lib/services/insight-items";
import { loadSettings } from "@/lib/services/learner-settings";
import { orNotFound } from "../../_boundary/or-not-found";
import { Chip } from "../../_ui/chip";
import { insightHref } from "../address";
import { FigureCell, FigureTable, RowName } from "./figure-table";
import { InsightFrame } from "./frame";
import { IntervalBar } from "./interval-bar";
import { Pages } from "./pages";
import { pageOf, type RoomProps, textOf } from "./room";
import { headCell } from "./scroll-box";

const itemsOfPage = 50;

/** Every item with its figures, sorted as one likes; of a concept, if one was asked for. */
export async function ItemsRoom({ place, search }: RoomProps) {
  const asked = textOf(search, "sort");
  const sort = isItemSort(asked) ? asked : "facility";
  const concept = textOf(search, "concept");
  const [learner, locale, t] = await Promise.all([
    requireLearner(insightHref(place, ["items"])),
    getLocale(),
    getTranslations("insights.items"),
  ]);
  const view = await orNotFound(loadInsightItems(learner.learnerId, place, { locale, now: new Date() }));
  const { timeZone } = await loadSettings(learner.learnerId);
  const shown = sortItems(
    view.items.filter(({ concepts }) => concept === null || concepts.includes(concept)),
    sort,
  );
  const pages = Math.max(1, Math.ceil(shown.length / itemsOfPage));
  const page = Math.min(pageOf(search), pages);
  const kept = { sort, ...(concept !== null && { concept }) };
  return (
    <InsightFrame
      visitor={learner}
      place={place}
      access={view.access}
      room="items"
      computedAt={view.computedAt}
      timeZone={timeZone}
      csv={{ name: "items" }}
    >
      <p className="mt-8 max-w-measure text-ink-2">{t("lede")}</p>
      {concept !== null && (
        <p className="mt-3 flex flex-wrap gap-x-4">
          {t("of", { concept: view.conceptNames.get(concept) ?? concept })}
          <Link href={insightHref(place, ["items"], { sort })}>{t("all")}</Link>
        </p>
      )}
      <details className="mt-3 max-w-measure text-13 text-ink-2">
        <summary className="min-h-6 w-fit pointer-coarse:min-h-11">{t("help")}</summary>
        <ul className="mt-2 grid gap-1">
          {(["facility", "discrimination", "surprise", "time", "leeches"] as const).map((column) => (
            <li key={column}>
              <b className="font-semibold">{t(column)}.</b> {t(`${column}Help`)}
            </li>
          ))}
        </ul>
      </details>
      <div className="mt-5">
        <FigureTable
          label={t("title")}
          head={<Head place={place} sort={sort} concept={concept} />}
          isSortable
          className="md:min-w-[52rem]"
        >
          {shown.slice((page - 1) * itemsOfPage, page * itemsOfPage).map((item) => (
            <Row key={item.id} place={place} item={item} />
          ))}
        </FigureTable>
      </div>
      <Pages
        href={(page) => insightHref(place, ["items"], { ...kept, page: String(page) })}
        page={page}
        pages={pages}
      />
    </InsightFrame>
  );
}

function Head({
  place,
  sort,
  concept,
}: {
  readonly place: InsightPlace;
  readonly sort: string;
  readonly concept: string | null;
}) {
  const t = useTranslations("insights.items");
  return itemSorts.map((column) => (
    <th
      key={column}
      scope="col"
      aria-sort={column === sort ? (column === "item" ? "ascending" : "other") : undefined}
      className={`${headCell} max-md:border-0 max-md:p-0`}
    >
      <Link
        href={insightHref(place, ["items"], { sort: column, ...(concept !== null && { concept }) })}
        prefetch={false}
        scroll={false}
        aria-label={t("sortBy", { column: t(column) })}
        className={`inline-flex min-h-6 items-center no-underline hover:text-accent ${column === sort ? "font-semibold text-ink shadow-[0_2px_0_var(--accent)]" : "text-inherit"}`}
      >
        {t(column)}
      </Link>
    </th>
  ));
}

function Row({ place, item }: { readonly place: InsightPlace; readonly item: ItemFigures }) {
  const t = useTranslations("insights");
  const kind = useTranslations("browse.kind");
  const { facility, discrimination, surprise, time } = item;
  const percent = (share: number) => t("percent", { share: Math.round(100 * share) });
  return (
    <tr>
      <RowName>
        <Link
          href={insightHref(place, ["items", item.key])}
          prefetch={false}
          className="inline-block min-h-6 text-pretty text-ink no-underline hover:text-accent"
        >
          {item.title}
        </Link>
        <span className="meta block">{kind(item.kind)}</span>
      </RowName>
      <FigureCell column={t("items.facility")}>
        {facility === null ? (
          <None />
        ) : (
          <span title={t("items.shrunkTitle", { right: facility.right, n: facility.n })}>
            <IntervalBar share={facility.shrunk} low={facility.low} high={facility.high} />{" "}
            {facility.isShrunk && <span className="text-ink-3">{t("items.shrunk")} </span>}
            {percent(facility.shrunk)}{" "}
            <span className="meta">
              {t("interval", { low: Math.round(100 * facility.low), high: Math.round(100 * facility.high) })}
            </span>
          </span>
        )}
      </FigureCell>
      <FigureCell column={t("items.n")}>{item.n}</FigureCell>
      <FigureCell column={t("items.discrimination")}>
        {discrimination === null ? (
          <None />
        ) : (
          <>
            {signed(discrimination.index)}{" "}
            <span className="meta">
              {t("between", { low: signed(discrimination.low), high: signed(discrimination.high) })}
            </span>{" "}
            {discrimination.doubt !== null && (
              <Chip tone={discrimination.doubt === "reversed" ? "wrong" : "slip"}>
                {t(`doubt.${discrimination.doubt}`)}
              </Chip>
            )}
          </>
        )}
      </FigureCell>
      <FigureCell column={t("items.surprise")}>
        {surprise === null ? (
          <None />
        ) : (
          <span className={surprise.isClear ? "" : "text-ink-3"}>{signedPoints(surprise.mean)}</span>
        )}
      </FigureCell>
      <FigureCell column={t("items.time")}>
        {time === null ? (
          <None />
        ) : (
          t("items.seconds", {
            median: Math.round(time.medianMs / 1000),
            p90: Math.round(time.p90Ms / 1000),
          })
        )}
      </FigureCell>
      <FigureCell column={t("items.leeches")}>{item.leeches ?? <None />}</FigureCell>
    </tr>
  );
}

function None() {
  const t = useTranslations("insights");
  return (
    <span className="text-ink-3" title={t("few")}>
      –
    </span>
  );
}

/** −0.12, 0.34 */
export function signed(value: number): string {
  return value.toFixed(2).replace("-", "−");
}

/** In percentage points: +3, −12, 0. */
export function signedPoints(share: number): string {
  const points = Math.round(100 * share);
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0";
}
