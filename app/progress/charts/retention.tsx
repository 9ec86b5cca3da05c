import { useLocale, useTranslations } from "next-intl";
import type { RetentionData } from "@/lib/progress/charts/retention";
import type { Grain } from "@/lib/progress/period";
import { Legend, middleOf, Plot, percent, shareScale, someLabels } from "../plot";
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
  return (
    <>
      <Plot
        label={label}
        scale={scale}
        target={desired}
        xLabels={someLabels(buckets, ({ from }) =>
          writtenStudyDay(from, locale, by === "month" ? "month" : "short"),
        )}
      >
        {buckets.map((bucket, index) =>
          kinds.map((kind) => {
            const { share, low, high } = bucket[kind];
            if (share === null) return null;
            const at = middleOf(index, buckets.length) + (kind === "young" ? -0.18 : 0.18) / buckets.length;
            const x = percent(at);
            return (
              <g key={`${bucket.from} ${kind}`}>
                <line
                  x1={x}
                  x2={x}
                  y1={y(Math.max(low, least))}
                  y2={y(high)}
                  stroke={colours[kind]}
                  strokeWidth={isRoomy ? 2 : 1.5}
                  strokeOpacity={0.55}
                />
                {share >= least && <Dot kind={kind} x={x} y={y(share)} radius={isRoomy ? 4.5 : 2.5} />}
              </g>
            );
          }),
        )}
      </Plot>
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
function Dot(props: {
  readonly kind: keyof typeof colours;
  readonly x: string;
  readonly y: number;
  readonly radius: number;
}) {
  const colour = colours[props.kind];
  return (
    <circle
      cx={props.x}
      cy={props.y}
      r={props.radius}
      fill={props.kind === "young" ? "var(--paper)" : colour}
      stroke={colour}
      strokeWidth={1.5}
    />
  );
}
