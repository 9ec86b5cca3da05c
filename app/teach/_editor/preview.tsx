"use client";

import { useTranslations } from "next-intl";
import { memo, useRef } from "react";
import type { DraftPage } from "@/lib/authoring/draft-page";
import { type Locale, languageTag } from "@/lib/i18n/locale";
import type { TrialView } from "@/lib/quiz/api";
import type { NoteView } from "@/lib/services/load-note";
import type { TrialSource } from "../../_trial/trial-source";
import { Drawing } from "../../_ui/figures/drawing";
import { FigureFrame } from "../../_ui/figures/figure-frame";
import { ZoomFigures } from "../../_ui/figures/zoom-figures";
import { Prose } from "../../_ui/prose";
import { ItemsInPlace } from "../../courses/[course]/[note]/items-in-place";
import { type NoteRow, noteRows } from "../../courses/[course]/[note]/note-rows";
import { type Keyed, keepKeys } from "./preview-keys";

type Props = {
  readonly page: DraftPage;
  readonly sourceOf: (itemId: string) => TrialSource<TrialView>;
};

/** The page as a learner reads it who has met none of its items. */
export const Preview = memo(function Preview({ page, sourceOf }: Props) {
  const t = useTranslations("courses.note");
  const items: NoteView["items"] = Object.fromEntries(
    Object.entries(page.items).map(([id, item]) => [id, { ...item, memory: null }]),
  );
  const rows = noteRows(page.segments, items);
  const keys = useKeys(rows);
  const lang = languageTag(page.locale);
  return (
    <>
      <h1 className="title mb-2" lang={lang}>
        {page.title}
      </h1>
      <p className="meta mb-8">
        {t("minutes", { minutes: page.minutes })}
        {"\u2002·\u2002"}
        {t("items", { items: Object.keys(page.items).length })}
      </p>
      <div className="note-text">
        {/* Where a reading page has its line of progress: the spacing of rows counts on it. */}
        <div aria-hidden="true" />
        {rows.map((row, index) => (
          <Row
            key={keys[index]?.key}
            row={row}
            content={keys[index]?.content ?? ""}
            locale={page.locale}
            sourceOf={sourceOf}
          />
        ))}
      </div>
      <ZoomFigures />
    </>
  );
});

function useKeys(rows: readonly NoteRow[]): readonly Keyed[] {
  const known = useRef<readonly Keyed[]>([]);
  const count = useRef(0);
  const keys = keepKeys(known.current, rows.map(contentOf), () => {
    count.current += 1;
    return `row-${count.current}`;
  });
  known.current = keys;
  return keys;
}

function contentOf({ html, figure, items }: NoteRow): string {
  return `${html}${figure === null ? "" : JSON.stringify(figure)}${JSON.stringify(items)}`;
}

type RowProps = {
  readonly row: NoteRow;
  /** Everything that the row shows. */
  readonly content: string;
  readonly locale: Locale;
  readonly sourceOf: Props["sourceOf"];
};

/** Only items that somebody has met have a curve. */
const noCurve = { decay: -1, factor: 1 };

const Row = memo(
  function Row({ row, locale, sourceOf }: RowProps) {
    const lang = languageTag(locale);
    const content =
      row.figure === null ? (
        <Prose html={row.html} lang={lang} size="reading" />
      ) : (
        <FigureFrame
          figure={row.figure}
          locale={locale}
          draw={({ svg, width }, label, lang) => (
            <Drawing svg={svg} width={width} label={label} lang={lang} />
          )}
        />
      );
    return (
      <div className="note-row">
        {row.items.length === 0 ? (
          content
        ) : (
          <ItemsInPlace items={row.items} curve={noCurve} lang={lang} countsItems={false} sourceOf={sourceOf}>
            {content}
          </ItemsInPlace>
        )}
      </div>
    );
  },
  (before, after) =>
    before.content === after.content && before.locale === after.locale && before.sourceOf === after.sourceOf,
);
