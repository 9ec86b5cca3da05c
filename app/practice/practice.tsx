"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { gaveUp } from "@/lib/items/answer";
import type { PracticeScope } from "@/lib/practice/scope";
import type { PracticeQuestion } from "@/lib/quiz/api";
import { post } from "../_boundary/post";
import { CountTrial } from "../_trial/count-trial";
import { type Drafts, type Given, Trial } from "../_trial/trial";
import type { TrialSource } from "../_trial/trial-source";
import { readKept, writeKept } from "./kept-answers";
import { SourceLink } from "./source-link";

type Props = {
  readonly scope: PracticeScope;
  /** Drawn with the page. */
  readonly initial: PracticeQuestion;
};

const drafts: Drafts<PracticeQuestion> = {
  read: ({ id }) => readKept(id),
  write: ({ id }, answer) => writeKept(id, answer),
};

/** Questions answered on this page: a page that shows one again comes from the browser's cache. */
const answered = new Set<string>();

/** Endless questions of one scope. Keyed by its scope: another one begins anew. */
export function Practice({ scope, initial }: Props) {
  const t = useTranslations("practice");
  const [tally, setTally] = useState({ right: 0, answered: 0 });
  const [from] = useState(scope);
  const [first] = useState(() => (answered.has(initial.id) ? null : initial));
  const { source, gradeSelf } = useMemo(() => {
    const count = (isRight: boolean) =>
      setTally(({ right, answered }) => ({ right: right + Number(isRight), answered: answered + 1 }));
    const source: TrialSource<PracticeQuestion> = {
      draw: (ticket) => post("/api/practice", { scope: from, ...(ticket !== undefined && { ticket }) }),
      grade: async ({ id, ticket }, answer, elapsedMs) => {
        const { score } = await post("/api/practice/answer", { ticket, answer, elapsedMs });
        if (score === null) throw new Error("a graded item came back without a score");
        if (score.verdict === "invalid") return score;
        answered.add(id);
        // An answer from before, e.g. of another device, was counted there.
        if (score.earlier === undefined) count(score.verdict === "correct");
        return score;
      },
    };
    const gradeSelf = async ({ id, ticket, isDue }: PracticeQuestion, knew: boolean, elapsedMs: number) => {
      await post("/api/practice/answer", { ticket, answer: gaveUp, knew, elapsedMs });
      answered.add(id);
      count(knew);
      return !isDue;
    };
    return { source, gradeSelf };
  }, [from]);
  return (
    <>
      <Trial
        source={source}
        initial={first}
        size="large"
        takesFocus
        nextLabel={t("next")}
        gradeSelf={gradeSelf}
        drafts={drafts}
        below={(question, given) => <Below question={question} given={given} />}
      />
      <p className="meta mt-8 min-h-5">{tally.answered > 0 && t("tally", tally)}</p>
    </>
  );
}

function Below({ question, given }: { readonly question: PracticeQuestion; readonly given: Given }) {
  const t = useTranslations("practice");
  const { ticket, isDue, source } = question;
  return (
    <>
      <p>
        <SourceLink href={source} />
      </p>
      {isDue && (
        <div className="grid gap-1">
          <p className="text-13 text-ink-2">{t("due")}</p>
          <CountTrial
            key={ticket}
            adopt={() => post("/api/practice/count", { ticket })}
            elapsedMs={given.elapsedMs}
            onCounted={() => {}}
          />
        </div>
      )}
    </>
  );
}
