import { useFormatter, useTranslations } from "next-intl";
import type { ConceptMap, ConceptsData } from "@/lib/progress/charts/concepts";
import { StoredHtml } from "../../_ui/stored-html";
import { conceptListHtml } from "./concept-list-html";
import { conceptMapHtml } from "./concept-map-html";

type Concept = ConceptsData["concepts"][number];

/** Shown at once; more at a press, and all in the table. */
const shownAtOnce = 8;
const mostShown = 40;

/** Met concepts, the weakest first: each with the way to its items, its practice and its note. */
export function WeakestConcepts({ data }: { readonly data: ConceptsData }) {
  const t = useTranslations("progress.concepts");
  const rest = data.weakest.slice(shownAtOnce, mostShown);
  return (
    <div className="min-w-0">
      <h3 className="subhead mb-1">{t("weakest")}</h3>
      <ConceptList concepts={data.weakest.slice(0, shownAtOnce)} />
      {rest.length > 0 && (
        <details>
          <summary className="meta min-h-6 w-fit pointer-coarse:min-h-11 pointer-coarse:py-3">
            {t("more", { count: rest.length })}
          </summary>
          <ConceptList concepts={rest} />
        </details>
      )}
    </div>
  );
}

function ConceptList({ concepts }: { readonly concepts: readonly Concept[] }) {
  const t = useTranslations("progress.concepts");
  const link = useTranslations("practice.link");
  const format = useFormatter();
  const html = conceptListHtml(concepts, {
    ofItems: (met, items) => t("ofItems", { met, items }),
    practise: link("practise"),
    practiseOf: (title) => link("of", { title }),
    note: t("note"),
    recall: (share) => format.number(share, { style: "percent", maximumFractionDigits: 0 }),
  });
  return (
    <StoredHtml
      html={html}
      className="text-14 [&_.low_b]:text-wrong [&_.low_u]:bg-wrong [&_a]:inline-block [&_a]:min-h-6 [&_a]:min-w-6 [&_b]:col-start-3 [&_b]:text-right [&_b]:font-normal [&_div>a]:text-ink [&_div>a]:no-underline [&_div>a]:hover:text-accent pointer-coarse:[&_div>a]:py-2.5 [&_i]:h-1.5 [&_i]:bg-heat-0 [&_li]:grid [&_li]:grid-cols-[minmax(0,1fr)_3.5rem_2.75rem] [&_li]:items-center [&_li]:gap-2 [&_li]:border-line [&_li]:border-b [&_li]:py-2 [&_p]:flex [&_p]:flex-wrap [&_p]:gap-x-4 [&_p>span]:flex [&_p>span]:gap-x-4 [&_u]:block [&_u]:h-full [&_u]:bg-heat-4"
    />
  );
}

type MapProps = { readonly map: ConceptMap; readonly data: ConceptsData; readonly title: string };

/** The concepts of a course along their prerequisites: what comes first stands to the left. */
export function ConceptGraph({ map, data, title }: MapProps) {
  const t = useTranslations("progress");
  const format = useFormatter();
  const html = conceptMapHtml(map, data, {
    unmet: t("concepts.new"),
    recall: (share) => format.number(share, { style: "percent", maximumFractionDigits: 0 }),
  });
  return (
    <StoredHtml
      html={html}
      role="group"
      aria-label={t("scroll", { chart: title })}
      tabIndex={0}
      className="concept-map overflow-x-auto pb-2"
    />
  );
}
