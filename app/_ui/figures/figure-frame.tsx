import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Locale, languageTag } from "@/lib/i18n/locale";
import type { NoteFigure as Figure } from "@/lib/notes/compiled-course";
import { Prose } from "../prose";
import { EnlargeButton } from "./enlarge-button";
import { ParametricFigure } from "./parametric-figure";

type SvgDrawing = Extract<Figure["drawing"], { kind: "svg" }>;

type Props = {
  readonly figure: Figure;
  /** Language of the author's texts. */
  readonly locale: Locale;
  /** Shows a fixed drawing; `label` names its box. */
  readonly draw: (drawing: SvgDrawing, label: string, lang: string) => ReactNode;
};

/** A figure of a note with its caption. */
export function FigureFrame({ figure, locale, draw }: Props) {
  const t = useTranslations("figures");
  const name = t("name", { number: figure.number });
  const lang = languageTag(locale);
  const { drawing } = figure;
  return (
    <figure id={`fig-${figure.id}`} className="min-w-0 break-inside-avoid">
      {inPlaces(
        figure.places,
        <>
          {drawing.kind === "svg" ? (
            draw(drawing, name, lang)
          ) : (
            <ParametricFigure
              component={drawing.component}
              initial={drawing.values}
              title={drawing.title}
              locale={locale}
              lang={lang}
              label={name}
            />
          )}
          <figcaption className="mt-3 flex items-start justify-between gap-3 font-sans text-13 text-ink-2">
            <span className="text-pretty">
              <b className="font-semibold text-ink">{t("number", { name })}</b>
              {"\u2002"}
              <Prose html={figure.caption} inline size="inherit" lang={lang} className="font-sans" />
            </span>
            <EnlargeButton figure={name} />
          </figcaption>
        </>,
      )}
    </figure>
  );
}

/** Wraps the figure in one anchor for each item that tests it. */
function inPlaces([place, ...more]: readonly string[], content: ReactNode): ReactNode {
  return place === undefined ? content : <div id={place}>{inPlaces(more, content)}</div>;
}
