"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { addTestCase } from "@/lib/authoring/bench/add-test-case";
import type { ListEdit } from "@/lib/authoring/bench/add-to-list";
import type { ExerciseBench, SeededVariant } from "@/lib/authoring/bench/exercise-bench";
import type { MistakeState } from "@/lib/authoring/bench/survey-exercise";
import type { Given, Json } from "@/lib/items/item-kind";
import type { TrialView } from "@/lib/quiz/api";
import { Trial } from "../../_trial/trial";
import type { TrialSource } from "../../_trial/trial-source";
import { Button } from "../../_ui/button";
import { Callout } from "../../_ui/callout";
import { classNames } from "../../_ui/class-names";
import { CodeWords } from "../../_ui/code-words";
import { TextField } from "../../_ui/field";
import { Segments } from "../../_ui/segments";
import { Skeleton } from "../../_ui/skeleton";

type Props = {
  readonly itemId: string;
  /** Another one after every change of the exercise; null while it has a mistake. */
  readonly revision: string | null;
  readonly load: (itemId: string, seed: number, count: number) => Promise<ExerciseBench | null>;
  readonly variantOf: (itemId: string, given: Given) => TrialSource<TrialView>;
  /** As a test case has it; null if it can't be computed at present. */
  readonly answerOf: (itemId: string, given: Given) => Promise<Json | null>;
  /** Makes an edit of the original's text as it is by then; false if there is none. */
  readonly onEdit: (editOf: (text: string) => ListEdit | null) => boolean;
};

type Loaded = { readonly bench: ExerciseBench | null };

const counts = ["5", "20", "100"] as const;

/** An exercise as its author tries it out: many variants at once, its answers, misconceptions, corners and findings. */
export function Bench({ itemId, revision, load, variantOf, answerOf, onEdit }: Props) {
  const t = useTranslations("editor.bench");
  const [seed, setSeed] = useState(1);
  const [count, setCount] = useState<(typeof counts)[number]>("5");
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [chosen, setChosen] = useState<Given | null>(null);
  const [written, setWritten] = useState<"done" | "failed" | null>(null);

  useEffect(() => {
    if (revision === null) return;
    let isPast = false;
    void load(itemId, seed, Number(count)).then((bench) => {
      if (!isPast) setLoaded({ bench });
    });
    return () => {
      isPast = true;
    };
  }, [itemId, revision, seed, count, load]);

  const bench = loaded?.bench ?? null;
  const given = chosen ?? bench?.variants[0]?.given ?? null;
  const choose = (next: Given) => {
    setChosen(next);
    setWritten(null);
  };
  const draw = (next: number) => {
    setSeed(next);
    setChosen(null);
    setWritten(null);
  };
  const writeTestCase = async (of: Given) => {
    const answer = await answerOf(itemId, of);
    const isDone = answer !== null && onEdit((text) => addTestCase(text, itemId, of, answer));
    setWritten(isDone ? "done" : "failed");
  };
  return (
    <div className="grid gap-8">
      <div className="flex flex-wrap items-end gap-3">
        <h2 className="head mr-auto min-w-full break-words">{t("title", { item: itemId })}</h2>
        <TextField
          label={t("seed")}
          type="number"
          step={1}
          value={seed}
          onChange={({ target }) => {
            if (Number.isSafeInteger(target.valueAsNumber)) draw(target.valueAsNumber);
          }}
          className="w-28"
        />
        <Segments
          label={t("count")}
          name="bench-count"
          value={count}
          onChange={setCount}
          options={counts.map((one) => ({ value: one, label: one }))}
        />
        <Button onClick={() => draw(seed + Number(count))}>{t("again")}</Button>
      </div>
      {revision === null && <Callout tone="slip">{t("broken")}</Callout>}
      {loaded === null && revision !== null && <Skeleton widths={[95, 90, 80, 60]} />}
      {bench !== null && (
        <>
          <Variants bench={bench} given={given} onChoose={choose} />
          {given !== null && revision !== null && (
            <Part title={t("shown")}>
              <p className="mb-4 text-13 text-ink-2">{writtenGiven(given)}</p>
              <Shown
                key={JSON.stringify([itemId, revision, given])}
                itemId={itemId}
                given={given}
                variantOf={variantOf}
              />
              <div className="mt-5 flex flex-wrap items-center gap-3">
                <Button onClick={() => void writeTestCase(given)}>{t("testCase")}</Button>
                <p role="status" className="text-13 text-ink-2">
                  {written !== null && t(`testCaseIs.${written}`)}
                </p>
              </div>
            </Part>
          )}
          <Findings bench={bench} onChoose={choose} />
          {bench.survey !== null && bench.survey.variants > 0 && (
            <>
              <Answers survey={bench.survey} />
              <Mistakes survey={bench.survey} />
            </>
          )}
          {bench.survey !== null && <Corners survey={bench.survey} onChoose={choose} />}
        </>
      )}
    </div>
  );
}

function Part({ title, meta, children }: { title: ReactNode; meta?: ReactNode; children: ReactNode }) {
  return (
    <div>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="subhead">{title}</h3>
        {meta !== undefined && <p className="meta">{meta}</p>}
      </div>
      {children}
    </div>
  );
}

const tableClass =
  "w-full text-13 tabular-nums [&_:is(td,th)]:border-line [&_:is(td,th)]:border-b [&_:is(td,th)]:py-1 [&_:is(td,th)]:pr-3 [&_:is(td,th)]:text-left [&_thead_th]:font-medium [&_thead_th]:text-ink-3";

/** A table that scrolls sideways, and can be reached by keyboard for it. */
function Scrolling({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
      tabIndex={0}
      className="max-h-96 overflow-auto -outline-offset-2"
    >
      {children}
    </section>
  );
}

type Choosing = { readonly onChoose: (given: Given) => void };

function Variants({ bench, given, onChoose }: Choosing & { bench: ExerciseBench; given: Given | null }) {
  const t = useTranslations("editor.bench");
  const { names, misconceptions, variants, survey } = bench;
  const meta =
    survey === null
      ? undefined
      : t(survey.isWhole ? "ofAll" : "ofDrawn", { shown: variants.length, all: survey.variants });
  if (variants.length === 0) return <Callout tone="wrong">{t("noVariant")}</Callout>;
  const isShown = (variant: SeededVariant) => JSON.stringify(variant.given) === JSON.stringify(given);
  return (
    <Part title={t("variants")} meta={meta}>
      <Scrolling label={t("variants")}>
        <table className={tableClass}>
          <thead>
            <tr>
              <th scope="col">{t("seed")}</th>
              {names.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">{t("answer")}</th>
              {misconceptions.map((id) => (
                <th key={id} scope="col">
                  {id}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {variants.map((variant) => (
              <tr key={variant.seed} className={classNames(isShown(variant) && "bg-accent-wash")}>
                <th scope="row" className="font-normal">
                  <button
                    type="button"
                    aria-pressed={isShown(variant)}
                    onClick={() => onChoose(variant.given)}
                    className="min-h-6 min-w-8 text-left text-accent underline underline-offset-4 pointer-coarse:min-h-11"
                  >
                    <span className="sr-only">{t("show")} </span>
                    {variant.seed}
                  </button>
                </th>
                {names.map((name) => (
                  <td key={name}>{writtenValue(variant.given[name] ?? null)}</td>
                ))}
                <td className="font-semibold">{variant.answer}</td>
                {variant.mistakes.map(({ id, value, state }) => (
                  <td key={id} className={classNames(state !== "own" && "text-ink-3")}>
                    {state === "right" ? "=" : state === "none" ? "–" : value}
                    {state === "hidden" && " ↑"}
                    {state !== "own" && <span className="sr-only"> {t(`states.${state}`)}</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {misconceptions.length > 0 && <p className="mt-2 text-12 text-ink-3">{t("signs")}</p>}
    </Part>
  );
}

function Shown({ itemId, given, variantOf }: Pick<Props, "itemId" | "variantOf"> & { given: Given }) {
  const t = useTranslations("editor.bench");
  const source = useMemo(() => variantOf(itemId, given), [itemId, given, variantOf]);
  return <Trial source={source} initial={null} beside={null} nextLabel={t("anotherAnswer")} />;
}

function Findings({ bench: { findings }, onChoose }: Choosing & { bench: ExerciseBench }) {
  const t = useTranslations("editor.bench");
  if (findings.length === 0)
    return (
      <Part title={t("gate")}>
        <p className="text-correct">{t("passes")}</p>
      </Part>
    );
  return (
    <Part title={t("gate")} meta={t("findings", { count: findings.length })}>
      <ul className="grid gap-2">
        {findings.map(({ rule, message, remedy, given }) => (
          <li key={`${rule} ${message}`} className="border-slip border-l-3 pl-3 text-13" lang="en">
            <p className="font-semibold">
              <CodeWords text={message} />
            </p>
            <p className="text-ink-2">
              <CodeWords text={remedy} />
            </p>
            {given !== undefined && <GivenButton given={given} onChoose={onChoose} />}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function GivenButton({ given, onChoose }: Choosing & { given: Given }) {
  const t = useTranslations("editor.bench");
  return (
    <button
      type="button"
      onClick={() => onChoose(given)}
      className="min-h-6 text-left text-accent underline underline-offset-4 pointer-coarse:min-h-11"
    >
      <span className="sr-only">{t("show")} </span>
      {writtenGiven(given)}
    </button>
  );
}

type Survey = NonNullable<ExerciseBench["survey"]>;

function Answers({ survey: { answers, distribution, isCut } }: { survey: Survey }) {
  const t = useTranslations("editor.bench");
  const most = Math.max(...distribution.map(({ share }) => share));
  return (
    <Part title={t("answers")} meta={t("different", { count: answers })}>
      <dl className="grid grid-cols-[minmax(3rem,auto)_minmax(0,1fr)] items-center gap-x-3 gap-y-1 text-13 tabular-nums">
        {distribution.map(({ answer, share }) => (
          <div key={answer} className="contents">
            <dt className="break-words">{answer}</dt>
            <dd>
              <Share share={share} most={most} />
            </dd>
          </div>
        ))}
      </dl>
      {isCut && (
        <p className="mt-2 text-12 text-ink-3">{t("rest", { count: answers - distribution.length })}</p>
      )}
    </Part>
  );
}

function Share({ share, most }: { share: number; most: number }) {
  const format = useFormatter();
  return (
    <span className="grid grid-cols-[minmax(0,1fr)_3.5rem] items-center gap-2">
      <span aria-hidden="true" className="block h-2">
        <span className="block h-full bg-heat-4" style={{ width: `${(100 * share) / most}%` }} />
      </span>
      <span className="text-right">
        {format.number(share, { style: "percent", maximumFractionDigits: share < 0.1 ? 1 : 0 })}
      </span>
    </span>
  );
}

const states: readonly MistakeState[] = ["own", "right", "hidden", "none"];

function Mistakes({ survey: { mistakes } }: { survey: Survey }) {
  const t = useTranslations("editor.bench");
  const format = useFormatter();
  if (mistakes.length === 0) return null;
  return (
    <Part title={t("mistakes")}>
      <Scrolling label={t("mistakes")}>
        <table className={tableClass}>
          <thead>
            <tr>
              <th scope="col">{t("mistakeId")}</th>
              {states.map((state) => (
                <th key={state} scope="col">
                  {t(`states.${state}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {mistakes.map(({ id, shares }) => (
              <tr key={id}>
                <th scope="row" className="font-semibold">
                  {id}
                </th>
                {states.map((state) => (
                  <td key={state} className={classNames(state !== "own" && "text-ink-3")}>
                    {format.number(shares[state], { style: "percent", maximumFractionDigits: 0 })}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </Part>
  );
}

function Corners({ survey: { corners }, onChoose }: Choosing & { survey: Survey }) {
  const t = useTranslations("editor.bench");
  return (
    <Part title={t("corners")}>
      <ul className="text-13 tabular-nums">
        {corners.map(({ given, state, answer }) => (
          <li
            key={JSON.stringify(given)}
            className="flex flex-wrap items-center gap-x-3 border-line border-b py-0.5"
          >
            <GivenButton given={given} onChoose={onChoose} />
            <span className="ml-auto font-semibold">{answer}</span>
            <span
              className={classNames(
                "min-w-36 sm:min-w-56",
                state === "failing" ? "text-wrong" : "text-ink-3",
              )}
            >
              {t(`corner.${state}`)}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function writtenValue(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value).replaceAll(",", ", ");
}

function writtenGiven(given: Given): string {
  return Object.entries(given)
    .map(([name, value]) => `${name} = ${writtenValue(value)}`)
    .join(", ");
}
