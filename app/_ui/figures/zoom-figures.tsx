"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Icon } from "../icon";

/** The minimum and maximum enlargement of a drawing, if the window has room. */
const least = 1.25;
const most = 2.5;

/**
 * Enlarges the figures of a page: one dialog for all, filled with a copy of the drawing when its button, or the drawing
 * itself, is pressed. The page is readable without it.
 */
export function ZoomFigures() {
  const t = useTranslations("figures");
  const dialog = useRef<HTMLDialogElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const [caption, setCaption] = useState("");
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      if (!(target instanceof Element) || !target.closest("[data-enlarge], [data-drawing] svg")) return;
      const figure = target.closest("figure");
      const drawing = figure?.querySelector<SVGSVGElement>("[data-drawing] svg");
      if (!figure || !drawing || !sheet.current) return;
      sheet.current.replaceChildren(enlarged(drawing));
      setCaption(figure.querySelector("figcaption")?.textContent ?? "");
      // Focus the button, so that the focus returns to it.
      figure.querySelector<HTMLElement>("[data-enlarge]")?.focus({ preventScroll: true });
      dialog.current?.showModal();
      sheet.current.focus();
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      aria-label={caption}
      onClose={() => sheet.current?.replaceChildren()}
      className="m-0 h-dvh max-h-none w-screen max-w-none bg-paper text-ink print:hidden"
    >
      <div className="grid h-full grid-rows-[auto_minmax(0,1fr)]">
        <div className="flex items-start justify-between gap-4 border-line border-b py-2 pr-2 pl-(--gutter)">
          <p className="line-clamp-2 py-2 text-13 text-ink-2">{caption}</p>
          <button
            type="button"
            aria-label={t("close")}
            onClick={close}
            className="grid size-9 flex-none place-items-center rounded-2 text-ink-2 hover:bg-leaf hover:text-ink pointer-coarse:size-11"
          >
            <Icon name="close" />
          </button>
        </div>
        <div ref={sheet} {...panned(caption)} className="zoomed -outline-offset-4" />
      </div>
    </dialog>
  );
}

/** Label of the box: arrow keys scroll it. */
function panned(caption: string) {
  return { role: "group", tabIndex: 0, "aria-label": caption } as const;
}

/** A copy that fits the window as long as its letters are larger than on the page; beyond that it scrolls. */
function enlarged(drawing: SVGSVGElement): Element {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const { width, height } = drawing.viewBox.baseVal;
  copy.style.cssText = `display:block;margin:auto;flex:none;height:auto;font-family:var(--sans);width:clamp(${rem(width * least)},min(100cqw,100cqh*${width / height}),${rem(width * most)})`;
  return copy;
}

function rem(pixels: number): string {
  return `${pixels / 16}rem`;
}
