"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { ItemPage, ItemRow } from "@/lib/browse/item-row";
import { type Sort, type SortColumn, sortColumns } from "@/lib/browse/sort";
import { languageTag } from "@/lib/i18n/locale";
import { post } from "../_boundary/post";
import { Button } from "../_ui/button";
import { Chip } from "../_ui/chip";
import { classNames } from "../_ui/class-names";
import { inputClass } from "../_ui/input-class";
import { Kbd } from "../_ui/kbd";
import { LanguageMark } from "../_ui/language-mark";
import { RecallBar } from "../_ui/recall-bar";
import { useKeys } from "../_ui/use-keys";
import { ActionBar } from "./action-bar";
import { browseHref, itemHref } from "./address";
import { shownStability } from "./shown-stability";
import { type Selection, useSelection } from "./use-selection";

type Props = {
  readonly text: string;
  readonly sort: Sort;
  readonly first: ItemPage;
  readonly found: number;
  /** The learner's study day. */
  readonly today: number;
};

/** What a search found, page by page. Rows are selected by their checkboxes, and acted on together. */
export function ItemList({ text, sort, first, found, today }: Props) {
  const t = useTranslations("browse.list");
  const router = useRouter();
  const [further, setFurther] = useState<readonly ItemPage[]>([]);
  const [isLoading, setLoading] = useState(false);
  const rows = [first, ...further].flatMap((page) => page.rows);
  const next = (further.at(-1) ?? first).next;
  const names = rows.map(({ name }) => name);
  const selection = useSelection(names);
  const box = useRef<HTMLTableSectionElement>(null);
  useRowKeys(box, selection);
  const more = async () => {
    if (next === null || isLoading) return;
    setLoading(true);
    try {
      const page = await post("/api/browse", { text, sort, after: next });
      setFurther((pages) => [...pages, page]);
    } catch {
      // The button stays, to be pressed again.
    }
    setLoading(false);
  };
  const refresh = () => {
    setFurther([]);
    router.refresh();
  };
  return (
    <>
      <div className="mb-3 flex items-center gap-2 md:hidden">
        <SelectAll selection={selection} names={names} />
        <SortMenu text={text} sort={sort} />
      </div>
      <table className="item-table">
        <caption className="sr-only">{t("label")}</caption>
        <Head text={text} sort={sort} selection={selection} names={names} />
        <tbody ref={box}>
          {rows.map((row) => (
            <Row key={row.name} row={row} isSelected={selection.has(row.name)} onSelect={selection.select} />
          ))}
        </tbody>
      </table>
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 pt-4">
        <p className="meta" aria-live="polite">
          {t("shown", { shown: rows.length, found })}
        </p>
        {next !== null && (
          <Button onClick={() => void more()} aria-disabled={isLoading || undefined}>
            {isLoading ? t("loading") : t("more")}
          </Button>
        )}
        <p className="meta max-md:hidden pointer-coarse:hidden">
          {t.rich("keys", { kbd: (key) => <Kbd>{key}</Kbd> })}
        </p>
      </div>
      <ActionBar
        text={text}
        sort={sort}
        found={found}
        today={today}
        shown={names}
        selection={selection}
        onChanged={refresh}
      />
    </>
  );
}

/** J and K move the focus from title to title, X selects the row that has it. */
function useRowKeys(box: React.RefObject<HTMLTableSectionElement | null>, selection: Selection) {
  const links = () => [...(box.current?.querySelectorAll<HTMLElement>("[data-title]") ?? [])];
  const here = () => links().findIndex((link) => link.closest("tr")?.contains(document.activeElement));
  const move = (step: 1 | -1) => {
    const all = links();
    const at = here();
    const target = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))];
    target?.focus();
    target?.closest("tr")?.scrollIntoView({ block: "nearest" });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    x: () => {
      const name = links()[here()]?.dataset.title;
      if (name !== undefined) selection.select(name, false);
    },
    escape: selection.names.size > 0 ? () => selection.set([]) : undefined,
  });
}

const numeric: readonly SortColumn[] = ["due", "stability", "difficulty", "recall", "lapses", "seen"];

type HeadProps = Pick<Props, "text" | "sort"> & {
  readonly selection: Selection;
  readonly names: readonly string[];
};

function Head({ text, sort, selection, names }: HeadProps) {
  const t = useTranslations("browse");
  return (
    <thead>
      <tr>
        <th scope="col">
          <SelectAll selection={selection} names={names} />
        </th>
        {sortColumns.map((column) => {
          const isHere = column === sort.column;
          const isDescending = isHere && !sort.isDescending;
          return (
            <th
              key={column}
              scope="col"
              data-column={column}
              className={numeric.includes(column) ? "is-number" : undefined}
              aria-sort={isHere ? (sort.isDescending ? "descending" : "ascending") : undefined}
            >
              <Link
                href={browseHref(text, { column, isDescending })}
                className={classNames(
                  "inline-flex min-h-6 items-center text-inherit no-underline hover:text-accent",
                  isHere && "font-semibold text-ink",
                )}
              >
                {t(`column.${column}`)}
                {isHere && <span aria-hidden="true">{sort.isDescending ? "\u00a0↓" : "\u00a0↑"}</span>}
              </Link>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function SelectAll({ selection, names }: Omit<HeadProps, "text" | "sort">) {
  const t = useTranslations("browse.list");
  const isAll = names.length > 0 && names.every(selection.has);
  return (
    <label className="check">
      <span className="sr-only">{t("selectAll")}</span>
      <input
        type="checkbox"
        checked={isAll}
        onChange={() => selection.set(isAll ? [] : [...selection.names, ...names])}
      />
    </label>
  );
}

/** The order, where there are no column heads. */
function SortMenu({ text, sort }: Pick<Props, "text" | "sort">) {
  const t = useTranslations("browse");
  const router = useRouter();
  const go = (chosen: Sort) => router.push(browseHref(text, chosen));
  return (
    <>
      <label className="flex grow items-center gap-2">
        <span className="meta whitespace-nowrap">{t("list.sortBy")}</span>
        <select
          value={sort.column}
          onChange={({ target }) => go({ ...sort, column: target.value as SortColumn })}
          className={classNames(inputClass, "menu pr-8 text-14")}
        >
          {sortColumns.map((column) => (
            <option key={column} value={column}>
              {t(`column.${column}`)}
            </option>
          ))}
        </select>
      </label>
      <Button
        aria-label={t("list.reverse")}
        aria-pressed={sort.isDescending}
        onClick={() => go({ ...sort, isDescending: !sort.isDescending })}
      >
        {sort.isDescending ? "↓" : "↑"}
      </Button>
    </>
  );
}

type RowProps = {
  readonly row: ItemRow;
  readonly isSelected: boolean;
  readonly onSelect: Selection["select"];
};

function Row({ row, isSelected, onSelect }: RowProps) {
  const t = useTranslations("browse");
  const format = useFormatter();
  const { memory } = row;
  const isShift = useRef(false);
  return (
    <tr data-selected={isSelected || undefined}>
      <td>
        <label className="check">
          <span className="sr-only">{t("list.select", { title: row.title })}</span>
          <input
            type="checkbox"
            checked={isSelected}
            onClick={(event) => {
              isShift.current = event.shiftKey;
            }}
            onChange={() => onSelect(row.name, isShift.current)}
          />
        </label>
      </td>
      <th scope="row" data-column="item">
        <Link
          href={itemHref(row.name)}
          prefetch={false}
          data-title={row.name}
          lang={languageTag(row.locale)}
          className="font-serif text-16 text-ink no-underline hover:text-accent"
        >
          {row.title}
        </Link>
        <LanguageMark locale={row.locale} />
        <Flags row={row} />
      </th>
      <td data-column="kind" className="whitespace-nowrap">
        {t(`kind.${row.kind}`)}
      </td>
      <td data-column="note">
        <Link
          href={row.note.href}
          prefetch={false}
          lang={languageTag(row.note.locale)}
          className="text-inherit no-underline hover:text-accent"
        >
          {row.note.title}
        </Link>
      </td>
      <td data-column="state" className="whitespace-nowrap">
        {t(`is.${row.stage}`)}
      </td>
      <td className="is-number" data-column="due" data-name={t("column.due")}>
        {memory === null ? <None /> : <Due days={memory.dueInDays} />}
      </td>
      <td className="is-number" data-column="stability" data-name={t("column.stability")}>
        {memory === null ? <None /> : t("list.days", { days: shownStability(memory.stability) })}
      </td>
      <td className="is-number" data-column="difficulty" data-name={t("column.difficulty")}>
        {memory === null ? <None /> : format.number(memory.difficulty, { maximumFractionDigits: 1 })}
      </td>
      <td className="is-number" data-column="recall" data-name={t("column.recall")}>
        <span className="max-md:hidden">
          <RecallBar recall={memory?.recall ?? null} />
        </span>
        <span className="md:hidden">
          {memory === null ? (
            <None />
          ) : (
            format.number(memory.recall, { style: "percent", maximumFractionDigits: 0 })
          )}
        </span>
      </td>
      <td className="is-number" data-column="lapses" data-name={t("column.lapses")}>
        {memory === null ? <None /> : row.lapses}
      </td>
      <td className="is-number" data-column="seen" data-name={t("column.seen")}>
        {memory === null ? <None /> : t("list.ago", { days: memory.daysSince })}
      </td>
    </tr>
  );
}

function Flags({ row }: { readonly row: ItemRow }) {
  const t = useTranslations("browse.list");
  return (
    <>
      {row.isLeech && <Flag tone="wrong">{t("leech")}</Flag>}
      {row.isSuspended && <Flag tone="slip">{t("suspended")}</Flag>}
      {row.buriedForDays !== null && <Flag tone="plain">{t("buried")}</Flag>}
    </>
  );
}

function Flag({ tone, children }: React.ComponentProps<typeof Chip>) {
  return (
    <>
      {" "}
      <span className="[&>*]:leading-5">
        <Chip tone={tone ?? "plain"}>{children}</Chip>
      </span>
    </>
  );
}

function Due({ days }: { readonly days: number }) {
  const t = useTranslations("browse.list");
  return days < 0 ? <span className="text-wrong">{t("ago", { days: -days })}</span> : t("in", { days });
}

function None() {
  return <span className="text-ink-3">–</span>;
}
