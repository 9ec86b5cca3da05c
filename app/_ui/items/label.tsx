"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { Ask } from "@/lib/items/item-kind";
import type { Html } from "@/lib/markdown/markup";
import { classNames } from "../class-names";
import { Drawing } from "../figures/drawing";
import { Arranging } from "./arranging";
import type { AnswerProps, ResultProps } from "./kind-view";
import { type LeftSide, PairResults, PairSelects } from "./pair-selects";
import { Why } from "./why";

type LabelAsk = Ask<Html, "label">;

/** A figure with numbers, and a menu of labels for each number. */
export const labelView = { Answer: LabelAnswer, Result: LabelResult };

function LabelAnswer({ ask, answer, write, problem, check, lang }: AnswerProps<"label">) {
  const t = useTranslations("ui.answer.arrange");
  const box = useRef<HTMLDivElement>(null);
  return (
    <Arranging problem={problem} check={check}>
      <div ref={box} className={classNames("label-parts", isTall(ask.figure) && "is-tall")}>
        <Drawing {...ask.figure} label={t("figure")} isLower lang={lang} />
        <PairSelects
          lefts={blanksOf(ask, t)}
          rights={ask.names}
          narrow
          onReach={(blank) => box.current && bringIntoView(blank, box.current)}
          answer={answer}
          onChange={write}
          lang={lang}
        />
      </div>
    </Arranging>
  );
}

function LabelResult({ ask, answer, reveal, lang }: ResultProps<"label">) {
  const t = useTranslations("ui.answer.arrange");
  const isHigh = isTall(ask.figure);
  return (
    <>
      <div className={classNames("label-parts is-graded", isHigh && "is-tall")}>
        <PairResults
          lefts={blanksOf(ask, t)}
          rights={ask.names}
          narrow
          answer={answer}
          pairs={reveal.pairs}
          lang={lang}
        />
        <Drawing {...reveal.figure} label={t("figure")} isLower={isHigh} lang={lang} />
      </div>
      <Why why={reveal.why} lang={lang} />
    </>
  );
}

/**
 * A figure higher than this many px stands beside the question if there is room, else in a scroll box: below the
 * question it would not fit on the screen.
 */
const mostBelow = 320;

function isTall({ svg }: LabelAsk["figure"]): boolean {
  const [, height] = /viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(svg) ?? [];
  return Number(height) > mostBelow;
}

/**
 * Scrolls the blank to the middle of its box, but not the page, so that the menu does not move away from the finger.
 */
function bringIntoView(blank: string, box: HTMLElement) {
  const number = box.querySelector(`[data-blank="${blank}"]`);
  const drawing = number?.closest("[data-drawing]");
  if (!number || !drawing) return;
  const [at, around] = [number.getBoundingClientRect(), drawing.getBoundingClientRect()];
  drawing.scrollBy({
    left: at.left + at.width / 2 - around.left - around.width / 2,
    top: at.top + at.height / 2 - around.top - around.height / 2,
  });
}

function blanksOf(
  { blanks }: LabelAsk,
  t: ReturnType<typeof useTranslations<"ui.answer.arrange">>,
): LeftSide[] {
  return blanks.map(({ id, place }) => ({
    id,
    plain: `${t("blank", { number: Number(id) })} ${place}`,
    label: (
      <>
        <span
          aria-hidden="true"
          className="inline-grid size-6 place-items-center rounded-full bg-accent font-sans font-semibold text-13 text-on-accent"
        >
          {id}
        </span>
        <span className="sr-only">{t("blank", { number: Number(id) })}</span>
      </>
    ),
  }));
}
