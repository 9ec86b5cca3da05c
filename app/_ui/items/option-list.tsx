"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId } from "react";
import { type Answer, idsIn } from "@/lib/items/answer";
import type { Reveal } from "@/lib/items/item-kind";
import type { Named } from "@/lib/items/named";
import type { Html } from "@/lib/markdown/markup";
import { classNames } from "../class-names";
import { Icon } from "../icon";
import { Kbd } from "../kbd";
import { Prose } from "../prose";

type RevealedOption = Reveal<Html, "choice">["options"][number];

type Props = {
  readonly options: readonly Named<Html>[];
  readonly multiple: boolean;
  readonly selected: readonly string[];
  readonly onSelect: (ids: readonly string[]) => void;
  /** After the answer: which were right, and why not. Nothing can be changed any more. */
  readonly revealed?: readonly RevealedOption[] | null;
  /** Why the choice could not be read. */
  readonly problem?: string | null;
  readonly lang?: string;
};

/** The options of a choice, as native radio buttons or checkboxes. Numbers show the keys that choose them. */
export function OptionList({ options, multiple, selected, onSelect, revealed, problem, lang }: Props) {
  const t = useTranslations("ui.answer");
  const name = useId();
  const toggle = (id: string) => onSelect(toggled(options, selected, id, multiple));
  const toggleByNumber = (event: KeyboardEvent) => {
    const option = options[Number(event.key) - 1];
    if (option === undefined || revealed != null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    toggle(option.id);
  };
  return (
    <fieldset
      className="border-line-2 border-t"
      aria-describedby={problem ? `${name}-problem` : undefined}
      onKeyDown={toggleByNumber}
      {...(revealed != null && { "data-graded": "" })}
    >
      <legend className="sr-only">{multiple ? t("chooseAll") : t("chooseOne")}</legend>
      {options.map((option, index) => {
        const isChosen = selected.includes(option.id);
        const result = revealed?.find(({ id }) => id === option.id);
        return (
          <label
            key={option.id}
            className={classNames(
              "grid min-h-11 grid-cols-[1.75rem_minmax(0,1fr)_auto] items-baseline gap-2 border-line border-b px-2 py-3 font-serif text-18 leading-6",
              "has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus",
              result === undefined && "hover:bg-leaf has-checked:bg-accent-wash",
              result?.right && "bg-correct-wash",
              result !== undefined && !result.right && isChosen && "bg-wrong-wash",
            )}
          >
            <input
              type={multiple ? "checkbox" : "radio"}
              // A formula alone is not an accessible name.
              aria-label={option.text.includes("<math") ? option.plain : undefined}
              name={name}
              value={option.id}
              checked={isChosen}
              disabled={revealed != null}
              onChange={() => toggle(option.id)}
              className="sr-only"
            />
            <OptionMark index={index} isChosen={isChosen} />
            <span className="min-w-0">
              <Prose html={option.text} inline size="reading" className="leading-6" {...(lang && { lang })} />
              {result?.why !== undefined && (
                <Prose
                  html={result.why}
                  inline
                  size="list"
                  className="mt-1 text-ink-2"
                  {...(lang && { lang })}
                />
              )}
            </span>
            {result !== undefined && <OptionResult isRight={result.right} isChosen={isChosen} />}
          </label>
        );
      })}
      <p id={`${name}-problem`} aria-live="polite" className="mt-1 text-13 text-wrong empty:hidden">
        {problem}
      </p>
    </fieldset>
  );
}

/** The key that chooses the option. */
function OptionMark({ index, isChosen }: { readonly index: number; readonly isChosen: boolean }) {
  return (
    <span aria-hidden="true">
      <Kbd tone={isChosen ? "chosen" : "page"}>{index + 1}</Kbd>
    </span>
  );
}

function OptionResult({ isRight, isChosen }: { readonly isRight: boolean; readonly isChosen: boolean }) {
  const t = useTranslations("ui.answer");
  if (!isRight && !isChosen) return <span />;
  return (
    <span
      className={classNames(
        "flex items-center gap-1 whitespace-nowrap font-medium font-sans text-13",
        isRight ? "text-correct" : "text-wrong",
      )}
    >
      <Icon name={isRight ? "right" : "wrong"} className="size-3.5 stroke-2" />
      {isRight ? t("right") : t("yours")}
    </span>
  );
}

/** Shortcuts of a page on which these options are the only question: numbers choose, Enter and Space check. */
export function optionKeys({
  options,
  multiple,
  answer,
  write,
  check,
}: {
  readonly options: readonly { readonly id: string }[];
  readonly multiple: boolean;
  readonly answer: Answer | null;
  readonly write: (answer: Answer) => void;
  readonly check: () => void;
}): Readonly<Record<string, () => void>> {
  const choose = (id: string) => write({ ids: toggled(options, idsIn(answer), id, multiple) });
  const numbers = options.slice(0, 9).map(({ id }, index) => [String(index + 1), () => choose(id)]);
  return { ...Object.fromEntries(numbers), enter: check, space: check };
}

/** In the order of the options, so that the same choice is always the same answer. */
function toggled(
  options: readonly { readonly id: string }[],
  selected: readonly string[],
  id: string,
  multiple: boolean,
) {
  if (!multiple) return [id];
  return options
    .map((option) => option.id)
    .filter((each) => (each === id ? !selected.includes(id) : selected.includes(each)));
}
