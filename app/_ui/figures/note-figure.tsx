import type { Locale } from "@/lib/i18n/locale";
import type { NoteFigure as Figure } from "@/lib/notes/compiled-course";
import { StoredHtml } from "../stored-html";
import { drawingBox } from "./drawing";
import { FigureFrame } from "./figure-frame";

type Props = {
  readonly figure: Figure;
  /** Language of the author's texts. */
  readonly locale: Locale;
};

/** A figure of a published note: its drawing is sent once. */
export function NoteFigure({ figure, locale }: Props) {
  return (
    <FigureFrame
      figure={figure}
      locale={locale}
      draw={({ svg, width }, label, lang) => (
        <StoredHtml html={svg} {...drawingBox({ width, label, lang })} />
      )}
    />
  );
}
