import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { SessionSummary } from "@/lib/quiz/session-summary";
import { classNames } from "../../../_ui/class-names";

type Gain = SessionSummary["gains"][number];

/** Number shown at once; the others at a press. */
const shownAtOnce = 6;

type Props = { readonly summary: Pick<SessionSummary, "gains" | "gainsOf" | "items"> };

/** Each concept's expected recall in a month, had the session not been, and after it (`conceptGains`). */
export function Gains({ summary: { gains, gainsOf, items } }: Props) {
  const t = useTranslations("quiz.summary.gains");
  const others = gains.slice(shownAtOnce);
  return (
    <section aria-labelledby="gains" className="min-w-0 border-line-2 border-t pt-4">
      <h2 id="gains" className="head">
        {t("title")}
      </h2>
      <p className="meta mb-1 text-pretty">{t("meaning", { last: gainsOf < items ? gainsOf : 0 })}</p>
      <GainList gains={gains.slice(0, shownAtOnce)} />
      {others.length > 0 && (
        <details>
          <summary className="meta min-h-6 w-fit pointer-coarse:min-h-11 pointer-coarse:py-3">
            {t("more", { more: others.length })}
          </summary>
          <GainList gains={others} />
        </details>
      )}
    </section>
  );
}

function GainList({ gains }: { readonly gains: readonly Gain[] }) {
  const t = useTranslations("quiz.summary.gains");
  const format = useFormatter();
  const percent = (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 0 });
  return (
    <ul>
      {gains.map(({ concept, name, note, items, newItems, before, after }) => (
        <li
          key={concept}
          className="flex items-center justify-between gap-4 border-line border-b py-2.5 last:border-b-0"
        >
          <div className="min-w-0">
            {note === null ? (
              <span className="font-serif text-16">{name}</span>
            ) : (
              <Link
                href={note}
                prefetch={false}
                className="inline-block min-h-6 font-serif text-16 text-ink no-underline hover:text-accent pointer-coarse:py-2.5"
              >
                {name}
              </Link>
            )}
            <p className="meta">{t("items", { items, fresh: newItems })}</p>
          </div>
          <div className="grid shrink-0 justify-items-end gap-1.5">
            <span
              className={classNames("whitespace-nowrap text-14 tabular-nums", after < before && "text-wrong")}
            >
              {newItems === items
                ? percent(after)
                : t("change", { before: percent(before), after: percent(after) })}
            </span>
            <span aria-hidden="true" className="relative block h-1.5 w-24 bg-heat-0">
              <span
                className={classNames("absolute inset-y-0 left-0", after < before ? "bg-wrong" : "bg-heat-4")}
                style={{ width: `${Math.max(before, after) * 100}%` }}
              />
              <span
                className="absolute inset-y-0 left-0 bg-heat-2"
                style={{ width: `${Math.min(before, after) * 100}%` }}
              />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
