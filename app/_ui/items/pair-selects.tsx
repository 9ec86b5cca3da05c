"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { type Answer, pairsIn } from "@/lib/items/answer";
import type { Named, RightPair } from "@/lib/items/named";
import type { Html } from "@/lib/markdown/markup";
import { classNames } from "../class-names";
import { inputClass } from "../input-class";
import { Prose } from "../prose";
import { PartVerdict } from "./part-verdict";

/** A left side: its label as shown, and as plain text, since a formula alone is not an accessible name. */
export type LeftSide = { readonly id: string; readonly label: ReactNode; readonly plain: string };

type Props = {
  readonly lefts: readonly LeftSide[];
  readonly rights: readonly Named<Html>[];
  readonly answer: Answer | null;
  readonly onChange: (answer: Answer) => void;
  /** Called when the menu of a left side gets the focus. */
  readonly onReach?: (left: string) => void;
  /** Whether the left sides are numbers, which do not need half of the width. */
  readonly narrow?: boolean;
  readonly lang?: string;
};

const columns = {
  narrow: "grid-cols-[2.5rem_minmax(0,24rem)]",
  wide: "grid-cols-2 max-sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]",
};

/**
 * A native menu for each left side. Menus cannot show formulas, so options with a formula are also listed by letter.
 */
export function PairSelects({ lefts, rights, answer, onChange, onReach, narrow = false, lang }: Props) {
  const t = useTranslations("ui.answer.arrange");
  const id = useId();
  const pairs = new Map(pairsIn(answer));
  const isLettered = rights.some(({ text }) => text.includes("<"));
  const choose = (left: string, right: string) => {
    const all = lefts.map(
      (each) => [each.id, each.id === left ? right : (pairs.get(each.id) ?? "")] as const,
    );
    onChange({ pairs: all.filter(([, chosen]) => chosen !== "") });
  };
  return (
    <div className="grid gap-4">
      {isLettered && (
        <ul className="grid gap-1 font-serif text-16">
          {rights.map((right) => (
            <li key={right.id} className="grid grid-cols-[1.25rem_minmax(0,1fr)] items-baseline gap-2">
              <span className="font-sans text-13 text-ink-3">{right.id}</span>
              <Prose html={right.text} inline size="list" {...(lang && { lang })} />
            </li>
          ))}
        </ul>
      )}
      <ul className="border-line-2 border-t">
        {lefts.map((left) => (
          <li
            key={left.id}
            className={classNames(
              "grid items-center gap-x-4 gap-y-1 border-line border-b px-2 py-2",
              columns[narrow ? "narrow" : "wide"],
            )}
          >
            <label htmlFor={`${id}-${left.id}`} className="font-serif text-18 leading-6">
              {left.label}
            </label>
            <select
              id={`${id}-${left.id}`}
              aria-label={left.plain}
              value={pairs.get(left.id) ?? ""}
              onChange={(event) => choose(left.id, event.target.value)}
              onFocus={() => onReach?.(left.id)}
              className={classNames(inputClass, "menu pr-8")}
              {...(lang && { lang })}
            >
              <option value="">{t("choose")}</option>
              {rights.map((right) => (
                <option key={right.id} value={right.id}>
                  {isLettered ? `${right.id}\u2002${right.plain}` : right.plain}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </div>
  );
}

type ResultProps = Omit<Props, "onChange" | "onReach"> & { readonly pairs: readonly RightPair<Html>[] };

/** For each left side: the given answer, the right one, and why. */
export function PairResults({ lefts, rights, answer, pairs, narrow = false, lang }: ResultProps) {
  const t = useTranslations("ui.answer.arrange");
  const chosenOf = new Map(pairsIn(answer));
  const named = (id: string | undefined) => rights.find((right) => right.id === id)?.text;
  return (
    <ul data-graded="" className="border-line-2 border-t">
      {lefts.map((left) => {
        const pair = pairs.find((each) => each.left === left.id);
        const isRight = chosenOf.get(left.id) === pair?.right;
        const chosen = named(chosenOf.get(left.id));
        return (
          <li
            key={left.id}
            className={classNames(
              "grid items-baseline gap-x-4 border-line border-b px-2 py-2 font-serif text-18 leading-6",
              columns[narrow ? "narrow" : "wide"],
              isRight && "bg-correct-wash",
            )}
          >
            <span>{left.label}</span>
            <span className="grid gap-0.5">
              <Prose html={named(pair?.right) ?? ""} inline {...(lang && { lang })} />
              {isRight ? (
                <PartVerdict isRight>{t("right")}</PartVerdict>
              ) : (
                chosen !== undefined && (
                  <PartVerdict isRight={false}>
                    {t.rich("yours", {
                      label: (words) => <span className="whitespace-nowrap">{words}</span>,
                      choice: () => <Prose html={chosen} inline size="inherit" {...(lang && { lang })} />,
                    })}
                  </PartVerdict>
                )
              )}
            </span>
            {!isRight && pair?.why !== undefined && (
              <Prose
                html={pair.why}
                inline
                size="list"
                className={classNames("mt-1 text-ink-2", narrow ? "col-start-2" : "col-span-full")}
                {...(lang && { lang })}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
