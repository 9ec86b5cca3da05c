import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ConceptMap, ConceptsData } from "@/lib/progress/charts/concepts";
import type { PlacedEdge } from "@/lib/progress/layered-layout";
import { classNames } from "../../_ui/class-names";
import { RecallBar } from "../../_ui/recall-bar";

type Concept = ConceptsData["concepts"][number];

/** Shown at once; the others at a press. */
const shownAtOnce = 8;

/** The items of a concept, in the list of all items. */
function itemsOf({ concept }: Concept): string {
  return `/browse?q=${encodeURIComponent(`concept:${concept}`)}`;
}

/** Met concepts, the weakest first: each with the way to its items and its note. */
export function WeakestConcepts({ data }: { readonly data: ConceptsData }) {
  const t = useTranslations("progress.concepts");
  const rest = data.weakest.slice(shownAtOnce);
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
            <span className="meta block">
              {t("ofItems", { met: concept.met, items: concept.items })}
              {concept.note !== null && (
                <>
                  {"\u2002·\u2002"}
                  <Link
                    href={concept.note}
                    prefetch={false}
                    aria-label={`${t("note")}: ${concept.name}`}
                    className="inline-block min-h-6 min-w-6"
                  >
                    {t("note")}
                  </Link>
                </>
              )}
            </span>
          </span>
          <RecallBar recall={concept.recall} />
        </li>
      ))}
    </ol>
  );
}

const columnWidth = 172;
const rowHeight = 60;
const node = { width: 136, height: 48 };
/** The bar of a node shows recall from here on. */
const leastShown = 0.5;

type MapProps = { readonly map: ConceptMap; readonly data: ConceptsData; readonly title: string };

/** The concepts of a course along their prerequisites: what comes first stands to the left. */
export function ConceptGraph({ map, data, title }: MapProps) {
  const t = useTranslations("progress");
  const { nodes, edges, columns, rows } = map.layout;
  const concepts = new Map(data.concepts.map((concept) => [concept.id, concept]));
  const places = new Map(
    nodes.map(({ id, column, row }) => [id, { left: column * columnWidth, top: row * rowHeight }]),
  );
  const width = (columns - 1) * columnWidth + node.width;
  const height = (rows - 1) * rowHeight + node.height;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no set of fields
    <div
      role="group"
      aria-label={t("scroll", { chart: title })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled from the keyboard too
      tabIndex={0}
      className="overflow-x-auto pb-2"
    >
      <div className="relative" style={{ width, height }}>
        <svg width={width} height={height} aria-hidden="true" className="absolute inset-0">
          {edges.map((edge) => (
            <path
              key={`${edge.from} ${edge.to}`}
              d={pathOf(edge, places)}
              fill="none"
              stroke="var(--line-2)"
            />
          ))}
        </svg>
        <ol>
          {nodes.map(({ id }) => {
            const concept = concepts.get(id);
            if (concept === undefined) return null;
            return (
              <li key={id} className="absolute bg-paper" style={{ ...places.get(id), ...node }}>
                <ConceptNode concept={concept} desired={data.desired} />
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}

function ConceptNode({ concept, desired }: { readonly concept: Concept; readonly desired: number }) {
  const t = useTranslations("progress.concepts");
  const format = useFormatter();
  const { name, recall } = concept;
  const part = (share: number) => `${Math.max(0, (share - leastShown) / (1 - leastShown)) * 100}%`;
  return (
    <Link
      href={itemsOf(concept)}
      prefetch={false}
      className={classNames(
        "flex h-full flex-col justify-end gap-1 text-12 no-underline hover:text-accent",
        recall === null ? "text-ink-3" : "text-ink",
      )}
    >
      <span className="line-clamp-2 leading-4">{name}</span>
      <span className="flex items-center gap-2">
        <span
          aria-hidden="true"
          className={classNames(
            "relative block h-1.5 flex-1",
            recall === null ? "border border-line-2 border-dashed" : "bg-heat-0",
          )}
        >
          {recall !== null && (
            <>
              <span
                className={classNames("block h-full", recall < desired - 0.1 ? "bg-wrong" : "bg-heat-4")}
                style={{ width: part(recall) }}
              />
              <span className="-top-0.5 absolute h-2.5 w-px bg-ink" style={{ left: part(desired) }} />
            </>
          )}
        </span>
        <span className="w-8 text-right text-ink-3">
          {recall === null ? t("new") : format.number(recall, { style: "percent", maximumFractionDigits: 0 })}
        </span>
      </span>
    </Link>
  );
}

type Place = { readonly left: number; readonly top: number };

/** From the right of a node's bar to the left of the next one's, straight through the columns that it passes. */
function pathOf({ from, to, via }: PlacedEdge, places: ReadonlyMap<string, Place>): string {
  const [a, b] = [places.get(from), places.get(to)];
  if (a === undefined || b === undefined) return "";
  const barOf = (top: number) => Math.round(top + node.height - 8);
  let [x, y] = [a.left + node.width, barOf(a.top)];
  let path = `M${x} ${y}`;
  const bend = (left: number, top: number) => {
    const middle = (x + left) / 2;
    path += `C${middle} ${y} ${middle} ${top} ${left} ${top}`;
    [x, y] = [left, top];
  };
  for (const [index, row] of via.entries()) {
    const left = a.left + (index + 1) * columnWidth;
    bend(left, barOf(row * rowHeight));
    x += node.width;
    path += `H${x}`;
  }
  bend(b.left, barOf(b.top));
  return path;
}
