"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { MergePart } from "@/lib/authoring/merge-texts";
import { Button } from "../../../../_ui/button";

type ConflictPart = Extract<MergePart, { kind: "conflict" }>;
type Choice = "mine" | "theirs" | "both";

type Props = {
  readonly file: string;
  readonly partsOf: (file: string) => readonly MergePart[];
  readonly onSettle: (file: string, text: string) => void;
};

/** Two people changed the same lines: the second decides, place by place, with both before their eyes. */
export function Conflict({ file, partsOf, onSettle }: Props) {
  const t = useTranslations("editor.saving");
  const [parts, setParts] = useState<readonly MergePart[] | null>(null);
  return (
    <>
      <p role="alert" className="flex flex-wrap items-center gap-2 text-13 text-wrong">
        {t("conflict", { file })}
        <Button onClick={() => setParts(partsOf(file))}>{t("look")}</Button>
      </p>
      {parts !== null && (
        <Decision
          parts={parts}
          onClose={() => setParts(null)}
          onDecide={(text) => {
            setParts(null);
            onSettle(file, text);
          }}
        />
      )}
    </>
  );
}

type DecisionProps = {
  readonly parts: readonly MergePart[];
  readonly onClose: () => void;
  readonly onDecide: (text: string) => void;
};

function Decision({ parts, onClose, onDecide }: DecisionProps) {
  const t = useTranslations("editor.saving");
  // Nothing of either is lost unless somebody says so.
  const [choices, setChoices] = useState<readonly Choice[]>(() => parts.map(() => "both"));
  const text = parts.map((part, at) => linesOf(part, choices[at] ?? "both").join("")).join("");
  return (
    <section
      aria-label={t("decide")}
      className="fixed inset-x-0 bottom-0 z-20 max-h-[80dvh] overflow-y-auto border-line-2 border-t bg-sheet px-(--gutter) py-5 shadow-lift-2"
    >
      <h2 className="head mb-1">{t("decide")}</h2>
      <p className="mb-4 text-ink-2">{t("decideText")}</p>
      <ol className="grid gap-6">
        {parts.map(
          (part, at) =>
            part.kind === "conflict" && (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a conflict never change.
              <li key={at}>
                <Sides part={part} />
                <fieldset className="mt-2 flex flex-wrap gap-x-6">
                  <legend className="sr-only">{t("place")}</legend>
                  {(["both", "mine", "theirs"] as const).map((choice) => (
                    <label key={choice} className="flex min-h-6 items-center gap-2 pointer-coarse:min-h-11">
                      <input
                        type="radio"
                        name={`place-${at}`}
                        checked={choices[at] === choice}
                        onChange={() => setChoices(choices.map((one, i) => (i === at ? choice : one)))}
                        className="accent-accent"
                      />
                      {t(choice)}
                    </label>
                  ))}
                </fieldset>
              </li>
            ),
        )}
      </ol>
      <div className="mt-5 flex flex-wrap gap-3">
        <Button tone="primary" onClick={() => onDecide(text)}>
          {t("takeOver")}
        </Button>
        <Button onClick={onClose}>{t("later")}</Button>
      </div>
    </section>
  );
}

function linesOf(part: MergePart, choice: Choice): readonly string[] {
  if (part.kind === "same") return part.lines;
  if (choice !== "both") return part[choice];
  const last = part.theirs.at(-1);
  const isOpen = last !== undefined && !last.endsWith("\n") && part.mine.length > 0;
  return [...part.theirs, ...(isOpen ? ["\n"] : []), ...part.mine];
}

function Sides({ part }: { readonly part: ConflictPart }) {
  const t = useTranslations("editor.saving");
  return (
    <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
      {(["theirs", "mine"] as const).map((side) => (
        <div key={side}>
          <p className="mb-1 font-medium text-13 text-ink-2">{t(`side.${side}`)}</p>
          <pre className="overflow-x-auto whitespace-pre-wrap border border-line-2 bg-leaf p-3 font-mono text-13">
            {part[side].join("")}
          </pre>
        </div>
      ))}
    </div>
  );
}
