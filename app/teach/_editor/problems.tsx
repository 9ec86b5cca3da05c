"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import type { QuickFix } from "@/lib/authoring/quick-fixes";
import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { languageTag, originalLocale } from "@/lib/i18n/locale";
import { classNames } from "../../_ui/class-names";
import { CodeWords } from "../../_ui/code-words";

type Props = {
  readonly problems: readonly Diagnostic[];
  /** The file that is open: its problems need not name it. */
  readonly file: string;
  /** The one that F8 went to; its index, or -1. */
  readonly current: number;
  readonly fixesOf: (problem: Diagnostic) => readonly { readonly label: string; readonly fix: QuickFix }[];
  readonly onGo: (problem: Diagnostic) => void;
  readonly onFix: (problem: Diagnostic, fix: QuickFix) => void;
};

/** The compiler speaks the language that notes are written in. */
const wordsTag = languageTag(originalLocale);

/** More than these nobody reads at once. */
const mostShown = 60;

/** What the compiler and the publish gate found, by place, each with what mends it. */
export const Problems = memo(function Problems({ problems, file, current, fixesOf, onGo, onFix }: Props) {
  const t = useTranslations("editor.problems");
  if (problems.length === 0) return null;
  return (
    <section
      aria-label={t("label")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
      tabIndex={0}
      className="max-h-[38%] min-h-24 flex-none overflow-y-auto border-line border-t bg-paper -outline-offset-2"
    >
      <ol>
        {problems.slice(0, mostShown).map((problem, index) => (
          <li
            key={`${problem.file}:${problem.line}:${problem.column}:${problem.rule}:${problem.message}`}
            className={classNames(
              "border-line border-b border-l-3 px-3 py-1.5 text-13",
              problem.severity === "error" ? "border-l-wrong" : "border-l-slip",
              index === current && "bg-accent-wash",
            )}
          >
            <button
              type="button"
              onClick={() => onGo(problem)}
              className="block min-h-6 w-full text-left hover:text-accent pointer-coarse:min-h-11"
            >
              <span className="mr-2 text-ink-3">
                {problem.file === file
                  ? t("line", { line: problem.line })
                  : t("lineIn", { line: problem.line, file: problem.file })}
              </span>
              <span className="sr-only">{t(problem.severity)}</span>
              <b className="font-semibold" lang={wordsTag}>
                <CodeWords text={problem.message} />
              </b>{" "}
              <code className="text-12 text-ink-3">{problem.rule}</code>
            </button>
            <p className="text-ink-2" lang={wordsTag}>
              <CodeWords text={problem.remedy} />
            </p>
            <Fixes problem={problem} fixesOf={fixesOf} onFix={onFix} />
          </li>
        ))}
      </ol>
      {problems.length > mostShown && (
        <p className="px-3 py-2 text-13 text-ink-3">{t("more", { count: problems.length - mostShown })}</p>
      )}
    </section>
  );
});

function Fixes({
  problem,
  fixesOf,
  onFix,
}: Pick<Props, "fixesOf" | "onFix"> & { readonly problem: Diagnostic }) {
  const fixes = fixesOf(problem);
  if (fixes.length === 0) return null;
  return (
    <p className="mt-1 flex flex-wrap gap-2">
      {fixes.map(({ label, fix }) => (
        <button
          key={label}
          type="button"
          onClick={() => onFix(problem, fix)}
          className="min-h-6 rounded-2 border border-line-2 bg-sheet px-2 text-left text-12 text-accent hover:border-edge pointer-coarse:min-h-11"
        >
          {label}
        </button>
      ))}
    </p>
  );
}
