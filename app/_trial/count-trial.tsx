"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { AdoptedTrial, ReviewInput, ReviewResult } from "@/lib/quiz/api";
import type { ReviewId } from "@/lib/quiz/ids";
import { again, good, type Rating } from "@/lib/scheduling/memory";
import { offeredRatings } from "@/lib/scheduling/rating-policy";
import { post, RequestProblem } from "../_boundary/post";
import { Button } from "../_ui/button";
import { intervalWords } from "../_ui/interval-words";
import { RatingBar } from "../_ui/rating-bar";
import { ratingNames } from "../_ui/rating-names";
import { usePressGuard } from "../_ui/use-press-guard";

type Taken = Exclude<ReviewResult, { status: "refused" }>;

type Stage =
  | { readonly step: "offered" }
  | { readonly step: "rating"; readonly adopted: AdoptedTrial }
  | { readonly step: "counted"; readonly taken: Taken }
  | { readonly step: "taken-back" };

type Props = {
  /** Makes the answer one that a review may be posted for. Throws RequestProblem. */
  readonly adopt: () => Promise<AdoptedTrial>;
  /** Time from the question to the answer. */
  readonly elapsedMs: number;
  /** Called when the learner's memory of the item has changed. */
  readonly onCounted: () => void;
};

/**
 * Stands below an answer given in place, which becomes a review only if the learner says so. A wrong one is Again at
 * once; for any other the rating is asked, with its actual intervals.
 */
export function CountTrial({ adopt, elapsedMs, onCounted }: Props) {
  const t = useTranslations("ui");
  const [stage, setStage] = useState<Stage>({ step: "offered" });
  const [problem, setProblem] = useState<string | null>(null);
  const isBusy = useRef(false);
  const taken = useRef<AdoptedTrial | null>(null);
  const box = useRef<HTMLDivElement>(null);
  usePressGuard(stage.step, box);

  // The pressed button is gone: the focus moves to its replacement.
  useEffect(() => {
    if (stage.step === "rating") {
      const place = offeredRatings(stage.adopted.buttons).indexOf(good);
      box.current?.querySelectorAll("button")[place]?.focus({ preventScroll: true });
    } else if (stage.step !== "offered") {
      box.current?.querySelector("p")?.focus({ preventScroll: true });
    }
  }, [stage]);

  const attempt = async (work: () => Promise<Stage>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      setStage(await work());
      setProblem(null);
    } catch (error) {
      setProblem((error instanceof RequestProblem && error.message) || t("offline"));
    } finally {
      isBusy.current = false;
    }
  };

  const review = async (adopted: AdoptedTrial, rating: Rating): Promise<Stage> => {
    const input: ReviewInput = {
      id: adopted.reviewId,
      variantId: adopted.variantId,
      sessionId: adopted.sessionId,
      // A wrong answer is Again: the learner chooses no rating.
      ...(adopted.verdict !== "wrong" && { rating }),
      reviewedAt: adopted.reviewedAt,
      studyDay: adopted.studyDay,
      presetVersion: adopted.presetVersion,
      elapsedMs,
    };
    const { results } = await post("/api/reviews", { reviews: [input] });
    const [result] = results;
    if (result === undefined || result.status === "refused")
      throw new RequestProblem("conflict", result?.message);
    onCounted();
    return { step: "counted", taken: result };
  };

  const count = () =>
    attempt(async () => {
      // Kept, since a review whose response was lost is posted again as it was.
      const adopted = taken.current ?? (await adopt());
      taken.current = adopted;
      return adopted.verdict === "wrong" ? review(adopted, again) : { step: "rating", adopted };
    });

  const takeBack = (reviewId: ReviewId) =>
    attempt(async () => {
      await post("/api/undo", { reviewId });
      onCounted();
      return { step: "taken-back" };
    });

  return (
    <div ref={box} className="grid gap-3 border-line border-t pt-4">
      {stage.step === "offered" && (
        <Button className="justify-self-start" onClick={count}>
          {t("trial.count")}
        </Button>
      )}
      {stage.step === "rating" && (
        <Rate adopted={stage.adopted} onRate={(rating) => attempt(() => review(stage.adopted, rating))} />
      )}
      {stage.step === "counted" && (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <p tabIndex={-1}>
            <Counted taken={stage.taken} />
          </p>
          <Button tone="quiet" className="-mr-3.5" onClick={() => takeBack(stage.taken.id)}>
            {t("trial.takeBack")}
          </Button>
        </div>
      )}
      {stage.step === "taken-back" && <p tabIndex={-1}>{t("trial.takenBack")}</p>}
      <p aria-live="polite" className="text-13 text-wrong empty:hidden">
        {problem}
      </p>
    </div>
  );
}

function Rate({
  adopted,
  onRate,
}: {
  readonly adopted: AdoptedTrial;
  readonly onRate: (rating: Rating) => void;
}) {
  const { buttons, previews, verdict } = adopted;
  const disabled: readonly Rating[] = verdict === "correct" ? [again] : [];
  // Only while the focus is inside: several items of a note may be open.
  const onKeyDown = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    const rating = offeredRatings(buttons)[Number(key) - 1];
    if (rating !== undefined && !disabled.includes(rating) && !ctrlKey && !metaKey && !altKey) onRate(rating);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside name these keys
    <div onKeyDown={onKeyDown}>
      <RatingBar buttons={buttons} previews={previews} preferred={good} disabled={disabled} onRate={onRate} />
    </div>
  );
}

function Counted({ taken }: { readonly taken: Taken }) {
  const t = useTranslations("ui");
  const { key, count } = intervalWords(taken.next);
  return t("trial.counted", {
    rating: t(`rating.${ratingNames[taken.rating]}`),
    interval: t(`interval.${key}`, { count }),
  });
}
