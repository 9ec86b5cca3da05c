"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { type Answer, idsIn } from "@/lib/items/answer";
import type { Ask } from "@/lib/items/item-kind";
import type { Named } from "@/lib/items/named";
import type { Html } from "@/lib/markdown/markup";
import { classNames } from "../class-names";
import { Kbd } from "../kbd";
import { Prose } from "../prose";
import { Arranging } from "./arranging";
import type { AnswerProps, ResultProps } from "./kind-view";
import { PartVerdict } from "./part-verdict";
import { useDragOrder } from "./use-drag-order";
import { Why } from "./why";

/** The answer is null until something was moved. */
export const orderView = { Answer: OrderAnswer, Result: OrderResult };

function OrderAnswer({ problem, check, ...parts }: AnswerProps<"order">) {
  return (
    <Arranging problem={problem} check={check}>
      <StepOrder {...parts} />
    </Arranging>
  );
}

type Parts = Pick<AnswerProps<"order">, "ask" | "answer" | "write" | "lang">;

type Direction = -1 | 1;

const moves: Readonly<Record<string, Direction>> = { ArrowUp: -1, ArrowDown: 1 };

/**
 * Steps to drag, or to move by buttons, or by Alt and an arrow. The pressed button keeps the focus, and the new
 * position is announced.
 */
function StepOrder({ ask, answer, write, lang }: Parts) {
  const t = useTranslations("ui.answer.arrange");
  const [said, setSaid] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const order = orderOf(ask, answer);
  const move = (from: number, to: number) => {
    const step = order[from];
    if (step === undefined || to < 0 || to >= order.length) return;
    const others = order.filter((each) => each !== step);
    write({ ids: [...others.slice(0, to), step, ...others.slice(to)].map(({ id }) => id) });
    setSaid(t("moved", { step: step.plain, place: to + 1, count: order.length }));
  };
  const moveBy = (index: number, by: Direction) => {
    move(index, index + by);
    // At either end one of the two buttons is disabled: the focus goes to the other.
    requestAnimationFrame(() => {
      const buttons = list.current?.children[index + by]?.querySelectorAll<HTMLButtonElement>("button");
      const pressed = buttons?.[by < 0 ? 0 : 1];
      (pressed?.getAttribute("aria-disabled") === "true" ? buttons?.[by < 0 ? 1 : 0] : pressed)?.focus();
    });
  };
  const moveByKey = (event: KeyboardEvent, index: number) => {
    const by = moves[event.key];
    if (by === undefined || !event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    moveBy(index, by);
  };
  const { isDragging, placeNow, rowProps } = useDragOrder({ list, onDrop: move });
  return (
    <div>
      <ol ref={list} className={classNames("border-line-2 border-t", isDragging && "select-none")}>
        {order.map((step, index) => (
          <li
            key={step.id}
            {...rowProps(index)}
            onKeyDown={(event) => moveByKey(event, index)}
            className={classNames(
              "grid grid-cols-[2.25rem_minmax(0,1fr)_auto] items-center gap-2 border-line border-b py-1.5 pr-2 font-serif text-18 leading-6",
              "pointer-fine:cursor-grab pointer-fine:select-none",
              isDragging && "transition-transform duration-(--move) ease-quiet",
              "data-held:relative data-held:z-1 data-held:cursor-grabbing data-held:bg-sheet data-held:shadow-lift-2 data-held:transition-none",
            )}
          >
            <span
              data-grip
              aria-hidden="true"
              className="flex touch-none select-none items-center justify-between self-stretch pl-2 font-sans text-13 text-ink-3 tabular-nums"
            >
              <Grip />
              {placeNow(index) + 1}
            </span>
            <Prose html={step.text} inline lang={lang} />
            <span className="flex gap-1">
              {([-1, 1] as const).map((by) => (
                <button
                  key={by}
                  type="button"
                  aria-label={t(by < 0 ? "up" : "down", { step: step.plain })}
                  aria-keyshortcuts={by < 0 ? "Alt+ArrowUp" : "Alt+ArrowDown"}
                  aria-disabled={index + by < 0 || index + by >= order.length}
                  onClick={() => moveBy(index, by)}
                  className="grid size-(--control) place-items-center rounded-2 border border-edge bg-sheet hover:bg-leaf aria-disabled:cursor-not-allowed aria-disabled:border-line-2 aria-disabled:text-line-2"
                >
                  <Arrow up={by < 0} />
                </button>
              ))}
            </span>
          </li>
        ))}
      </ol>
      <p className="meta mt-2 max-sm:hidden pointer-coarse:hidden">
        {t.rich("byKey", { keys: () => moveKeys })}
      </p>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  );
}

const moveKeys = (
  <>
    <Kbd>Alt</Kbd> <Kbd>↑</Kbd> <Kbd>↓</Kbd>
  </>
);

/** Two columns of three dots: a drag handle. */
function Grip() {
  return (
    <svg viewBox="0 0 8 14" aria-hidden="true" className="h-3.5 w-2 fill-current">
      {[1.5, 6.5].map((x) => [2, 7, 12].map((y) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.1" />))}
    </svg>
  );
}

function Arrow({ up }: { readonly up: boolean }) {
  return (
    <svg viewBox="0 0 18 18" aria-hidden="true" className="size-4.5 fill-none stroke-[1.5] stroke-current">
      <path d={up ? "M9 15V4M4.5 8.5 9 4l4.5 4.5" : "M9 3v11M4.5 9.5 9 14l4.5-4.5"} />
    </svg>
  );
}

/** In a right order, with the position that each step was given, and the explanation of its position. */
function OrderResult({ ask, answer, reveal, score, lang }: ResultProps<"order">) {
  const t = useTranslations("ui.answer.arrange");
  const answered = idsIn(answer);
  const isRight = score.verdict === "correct";
  // If several orders are right, a right answer is shown as given.
  const steps = isRight
    ? answered.flatMap((id) => reveal.steps.filter((step) => step.id === id))
    : reveal.steps;
  return (
    <>
      <div>
        <ol data-graded="" className="border-line-2 border-t">
          {steps.map(({ id, why }, index) => {
            const place = answered.indexOf(id);
            const text = ask.steps.find((step) => step.id === id)?.text ?? "";
            return (
              <li
                key={id}
                className={classNames(
                  "grid grid-cols-[1.5rem_minmax(0,1fr)_auto] items-baseline gap-2 border-line border-b px-2 py-2.5 font-serif text-18 leading-6",
                  isRight && "bg-correct-wash",
                )}
              >
                <span className="font-sans text-13 text-ink-3 tabular-nums">{index + 1}</span>
                <Prose html={text} inline lang={lang} />
                {!isRight && place >= 0 && (
                  <PartVerdict isRight={place === index}>
                    {place === index ? t("samePlace") : t("yourPlace", { place: place + 1 })}
                  </PartVerdict>
                )}
                {!isRight && why !== undefined && (
                  <Prose
                    html={why}
                    inline
                    size="list"
                    className="col-span-2 col-start-2 -mt-1 text-ink-2"
                    lang={lang}
                  />
                )}
              </li>
            );
          })}
        </ol>
        {reveal.several && <p className="meta mt-2">{t("several")}</p>}
      </div>
      <Why why={reveal.why} lang={lang} />
    </>
  );
}

function orderOf(ask: Ask<Html, "order">, answer: Answer | null): readonly Named<Html>[] {
  const ordered = idsIn(answer).flatMap((id) => ask.steps.filter((step) => step.id === id));
  return ordered.length === ask.steps.length ? ordered : ask.steps;
}
