"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { Answer } from "@/lib/items/answer";
import type { AskView, RevealView } from "@/lib/quiz/entry-view";
import { classNames } from "../class-names";
import { Drawing } from "../figures/drawing";
import { type LeftSide, PairResults, PairSelects } from "./pair-selects";

type LabelAsk = Extract<AskView, { kind: "label" }>;

type Props = {
  readonly ask: LabelAsk;
  readonly answer: Answer | null;
  readonly onChange: (answer: Answer) => void;
  readonly lang?: string;
};

/** A figure with numbers in it, and for each number a menu of names. */
export function FigureLabels({ ask, ...props }: Props) {
  const t = useTranslations("ui.answer.arrange");
  const box = useRef<HTMLDivElement>(null);
  return (
    <div ref={box} className={classNames("label-parts", isTall(ask.figure) && "is-tall")}>
      <Drawing {...ask.figure} label={t("figure")} isLower {...(props.lang && { lang: props.lang })} />
      <PairSelects
        lefts={blanksOf(ask, t)}
        rights={ask.names}
        narrow
        onReach={(blank) => box.current && bringIntoView(blank, box.current)}
        {...props}
      />
    </div>
  );
}

export function FigureLabelsResult({
  ask,
  reveal,
  ...props
}: Omit<Props, "onChange"> & { readonly reveal: Extract<RevealView, { kind: "label" }> }) {
  const t = useTranslations("ui.answer.arrange");
  const isHigh = isTall(ask.figure);
  return (
    <div className={classNames("label-parts is-graded", isHigh && "is-tall")}>
      <PairResults lefts={blanksOf(ask, t)} rights={ask.names} narrow pairs={reveal.pairs} {...props} />
      <Drawing
        {...reveal.figure}
        label={t("figure")}
        isLower={isHigh}
        {...(props.lang && { lang: props.lang })}
      />
    </div>
  );
}

/**
 * Higher than so many px it stands beside the question, where there is room, else in a window of its own: below the
 * question it would run out of the screen.
 */
const mostBelow = 320;

function isTall({ svg }: LabelAsk["figure"]): boolean {
  const [, height] = /viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(svg) ?? [];
  return Number(height) > mostBelow;
}

/** To the middle of its box: the page stays where it is, so the menu doesn't move away from the finger. */
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
