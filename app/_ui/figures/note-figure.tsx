import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { NoteFigure as Figure } from "@/lib/notes/compiled-course";
import { Prose } from "../prose";
import { Drawing } from "./drawing";

/** A figure of a note with its caption. `lang` is the language of what an author wrote. */
export async function NoteFigure({ figure, lang }: { readonly figure: Figure; readonly lang: string }) {
  const t = await getTranslations("figures");
  const number = t("number", { number: figure.number });
  return (
    <figure id={`fig-${figure.id}`} className="col-start-1 mt-3 mb-8 min-w-0 break-inside-avoid">
      {inPlaces(
        figure.places,
        <>
          <Drawing svg={figure.svg} width={figure.width} label={number} lang={lang} />
          <figcaption className="mt-3 text-pretty font-sans text-13 text-ink-2">
            <b className="font-semibold text-ink">{number}</b>
            {"\u2002"}
            <Prose html={figure.caption} inline size="inherit" lang={lang} className="font-sans" />
          </figcaption>
        </>,
      )}
    </figure>
  );
}

/** Each item that tests the figure finds it by a place of its own. */
function inPlaces([place, ...more]: readonly string[], content: ReactNode): ReactNode {
  return place === undefined ? content : <div id={place}>{inPlaces(more, content)}</div>;
}
