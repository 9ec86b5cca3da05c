import { useLocale, useTranslations } from "next-intl";
import type { RetentionData } from "@/lib/progress/charts/retention";
import type { Grain } from "@/lib/progress/period";
import { StoredHtml } from "../../_ui/stored-html";
import { Legend } from "../legend";
import { middleOf, percent, plotSvg, shareScale, someLabels, upright } from "../plot-svg";
import { writtenStudyDay } from "../written-study-day";

const colours = { young: "var(--heat-3)", mature: "var(--accent)" } as const;
const kinds = ["young", "mature"] as const;
/** With more buckets the numbers would touch. */
const mostNumbers = 8;

/** Dots with their intervals: young items at the left of each bucket, mature ones at the right. */
export function RetentionPicture({
  data,
  by,
  label,
}: {
  readonly data: RetentionData;
  readonly by: Grain;
  readonly label: string;
}) {
  const t = useTranslations("progress.retention");
  const locale = useLocale();
  const { buckets, desired } = data;
  const lows = buckets.flatMap(({ young, mature }) =>
    [young, mature].filter(({ reviews }) => reviews >= 10).map(({ low }) => low),
  );
  const scale = shareScale(Math.min(desired, ...lows), 220);
  const { y, ticks } = scale;
  const least = ticks[0]?.value ?? 0;
  const isRoomy = buckets.length <= mostNumbers;
  const marks = buckets.flatMap((bucket, index) =>
    kinds.map((kind) => {
      const { share, low, high } = bucket[kind];
      if (share === null) return "";
      const at = middleOf(index, buckets.length) + (kind === "young" ? -0.18 : 0.18) / buckets.length;
      const x = percent(at);
      const interval = upright(x, [y(Math.max(low, least)), y(high)], colours[kind], isRoomy ? 2 : 1.5);
      const shown = share < least ? "" : dot(kind, x, y(share), isRoomy ? 4.5 : 2.5);
      return `<g stroke-opacity="0.55">${interval}</g>${shown}`;
    }),
  );
  return (
    <>
      <StoredHtml
        html={plotSvg({
          label,
          scale,
          target: desired,
          xLabels: someLabels(buckets, ({ from }) =>
            writtenStudyDay(from, locale, by === "month" ? "month" : "short"),
          ),
          marks: marks.join(""),
        })}
      />
      <Legend
        entries={[
          ...kinds.map((kind) => ({ colour: colours[kind], label: t(kind) })),
          { colour: "var(--ink-3)", label: t("target", { desired: Math.round(desired * 100) }) },
        ]}
      />
    </>
  );
}

/** A young item's dot is hollow: colour alone tells nothing to some. */
function dot(kind: keyof typeof colours, x: string, y: number, radius: number): string {
  const fill = kind === "young" ? "var(--paper)" : colours[kind];
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" stroke="${colours[kind]}" stroke-width="1.5"/>`;
}
