import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ConceptMap, ConceptsData } from "@/lib/progress/charts/concepts";
import { conceptPracticeHref } from "../../_ui/practice-address";
import { RecallBar } from "../../_ui/recall-bar";
import { StoredHtml } from "../../_ui/stored-html";
import { conceptMapHtml, itemsOf } from "./concept-map-html";

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
  return (
    <ol>
      {concepts.map((concept) => (
        <li
          key={concept.id}
          className="flex items-center justify-between gap-4 border-line border-b py-2 text-14"
        >
          <span className="min-w-0">
            <Link
              href={itemsOf(concept)}
              prefetch={false}
              className="inline-block min-h-6 text-ink no-underline hover:text-accent pointer-coarse:py-2.5"
            >
              {concept.name}
            </Link>
            <span className="meta flex flex-wrap gap-x-4">
              <span>{t("ofItems", { met: concept.met, items: concept.items })}</span>
              <span className="flex gap-x-4">
                {concept.items > 0 && (
                  <Link
                    href={conceptPracticeHref(concept.course, concept.concept)}
                    prefetch={false}
                    aria-label={link("of", { title: concept.name })}
                    className="inline-block min-h-6 min-w-6"
                  >
                    {link("practise")}
                  </Link>
                )}
                {concept.note !== null && (
                  <Link
                    href={concept.note}
                    prefetch={false}
                    aria-label={`${t("note")}: ${concept.name}`}
                    className="inline-block min-h-6 min-w-6"
                  >
                    {t("note")}
                  </Link>
                )}
              </span>
            </span>
          </span>
          <RecallBar recall={concept.recall} />
        </li>
      ))}
    </ol>
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
