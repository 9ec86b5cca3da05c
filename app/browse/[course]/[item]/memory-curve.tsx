import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { Stretch } from "@/lib/browse/item-history";
import { writtenDate, writtenShortDay } from "@/lib/i18n/written-date";
import type { ItemView } from "@/lib/services/browse-item";
import { pathOf, recallAfter } from "../../../_ui/curve";

const height = 168;
const top = 10;
const base = 136;
const axis = 40;
const dayMs = 86_400_000;
const lines = [1, 0.8, 0.6];
const ratings = ["var(--again)", "var(--hard)", "var(--good)", "var(--easy)"];
/** The drawing is stretched to the page's width, so its units are parts of that. */
const wide = 1_000;

/**
 * Recall from the first review until today, and from there on without another one. Positioned in percent of the width,
 * so that the text is 12 px at any width.
 */
export function MemoryCurve({ item: { stretches, today } }: { readonly item: ItemView }) {
  const t = useTranslations("browse.item");
  const format = useFormatter();
  const locale = useLocale();
  const [first] = stretches;
  const last = stretches.at(-1);
  if (first === undefined || last === undefined) return <p className="text-ink-2">{t("curveNew")}</p>;
  const begin = first.fromDay;
  const end = endOf(last, begin, today);
  const lowest = Math.min(
    0.6,
    ...stretches.map((each) => Math.floor(recallOf(each, each.toDay ?? end) * 10) / 10),
  );
  const x = (day: number) => ((day - begin) / (end - begin)) * wide;
  const y = (recall: number) => top + ((1 - recall) / (1 - lowest)) * (base - top);
  const percent = (recall: number) => format.number(recall, { style: "percent", maximumFractionDigits: 0 });
  const dateOf = (day: number) => writtenDate(new Date(day * dayMs), locale);
  const shortDate = (day: number) => writtenShortDay(new Date(day * dayMs), locale);
  const curve = (stretch: Stretch, from: number, to: number) =>
    pathOf(32, (part) => {
      // Recall falls fastest at first, and most so where stability is low.
      const day = from + part ** 3 * (to - from);
      return [x(day), y(recallOf(stretch, day))];
    });
  const so = { date: dateOf(begin), reviews: stretches.length };
  const label =
    last.toDay === null
      ? t("curveLabel", {
          ...so,
          recall: percent(recallOf(last, today)),
          until: dateOf(end),
          ahead: percent(recallOf(last, end)),
        })
      : t("curveReset", so);
  const left = `calc(100% - ${axis}px)`;
  const grid = [...new Set([...lines, lowest])].filter((recall) => recall >= lowest);
  return (
    <figure>
      <svg width="100%" height={height} role="img" aria-label={label} className="chart">
        {grid.map((recall) => (
          <text key={recall} x={axis - 8} y={y(recall) + 4} textAnchor="end">
            {percent(recall)}
          </text>
        ))}
        <svg x={axis} width={left} height={height} className="overflow-visible" aria-hidden="true">
          {grid.map((recall) => (
            <line key={recall} x1="0" x2="100%" y1={y(recall)} y2={y(recall)} stroke="var(--line)" />
          ))}
          <svg
            aria-hidden="true"
            width="100%"
            height={height}
            viewBox={`0 0 ${wide} ${height}`}
            preserveAspectRatio="none"
            fill="none"
            strokeWidth="1.5"
            className="[&_path]:[vector-effect:non-scaling-stroke]"
          >
            {stretches.map((stretch) => (
              <g key={stretch.fromDay}>
                <path d={curve(stretch, stretch.fromDay, stretch.toDay ?? today)} stroke="var(--heat-4)" />
                {stretch.toDay === null ? (
                  <path d={curve(stretch, today, end)} stroke="var(--heat-4)" strokeDasharray="4 4" />
                ) : (
                  <path
                    d={`M${x(stretch.toDay)} ${y(recallOf(stretch, stretch.toDay))}V${y(1)}`}
                    stroke="var(--line-2)"
                  />
                )}
              </g>
            ))}
            <path d={`M${x(today)} ${top}V${base + 4}`} stroke="var(--ink-3)" strokeDasharray="1 3" />
          </svg>
          {stretches.map(({ fromDay, rating }) => (
            <circle key={fromDay} cx={`${x(fromDay) / 10}%`} cy={y(1)} r="3.5" fill={ratings[rating - 1]} />
          ))}
          <Labels
            marks={[
              { at: x(begin), text: shortDate(begin) },
              { at: x(today), text: t("today") },
              { at: x(end), text: shortDate(end) },
            ]}
          />
        </svg>
      </svg>
      {last.toDay === null && <figcaption className="meta mt-1">{t("curveAhead")}</figcaption>}
    </figure>
  );
}

/** Two labels closer than this would touch, in parts of the width. */
const room = 140;

/** Dates below the axis: the first and the last, and between them today, if there is room. */
function Labels({ marks }: { readonly marks: readonly { readonly at: number; readonly text: string }[] }) {
  return marks.map(({ at, text }, index) => {
    const isAmid = index > 0 && index < marks.length - 1;
    if (isAmid && (at < room || at > wide - room)) return null;
    const anchor = index === 0 ? "start" : isAmid ? "middle" : "end";
    return (
      <text key={text} x={`${at / 10}%`} y={base + 22} textAnchor={anchor}>
        {text}
      </text>
    );
  });
}

function recallOf({ curve, fromDay, stability }: Stretch, day: number): number {
  return recallAfter(curve, Math.max(0, day - fromDay), stability);
}

/** As far ahead as it takes to forget a good part, but so that the past keeps at least a third of the width. */
function endOf({ fromDay, stability, toDay }: Stretch, begin: number, today: number): number {
  if (toDay !== null) return Math.max(today, toDay) + 1;
  const ahead = Math.max(Math.ceil(stability * 2), 3);
  const past = today - begin;
  return Math.max(today + 2, Math.min(fromDay + ahead, today + Math.max(14, 2 * past)));
}
