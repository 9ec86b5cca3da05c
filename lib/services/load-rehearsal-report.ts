import { readConceptNames } from "@/lib/db/course-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { inLanguage, type Locale, shownLocale } from "@/lib/i18n/locale";
import { gaveUp, storedAnswer } from "@/lib/items/answer";
import { kindOf } from "@/lib/items/registry";
import { isLateAt, type RehearsalReport, reportRehearsal } from "@/lib/practice/rehearsal-report";
import type { LearnerId } from "@/lib/quiz/ids";
import type { PastReview } from "@/lib/quiz/past-review";
import { limitsOf, openPaper } from "./rehearse";
import { renderAsk } from "./render-view";
import { scoreAnswer } from "./score-answer";
import { sharedBody } from "./shared-body";

export type ReportedQuestion = {
  readonly place: number;
  /** `course/item`. */
  readonly itemId: string;
  readonly outcome: "right" | "wrong" | "late" | "open";
  /** Null if it was left open. */
  readonly elapsedMs: number | null;
  /** The exact question with the answer given, or none. */
  readonly past: Omit<PastReview, "rating">;
  /** Null if it has been taken out of its note. */
  readonly source: string | null;
};

export type ReportView = RehearsalReport & {
  readonly course: { readonly slug: string };
  readonly startedAt: string;
  readonly names: { readonly notes: Names; readonly concepts: Names };
  readonly questions: readonly ReportedQuestion[];
};

/** By id. */
type Names = Readonly<Record<string, string>>;

/** The report of a rehearsal that was handed in; null until then. Throws `not-found`. */
export async function loadRehearsalReport(input: {
  readonly learnerId: LearnerId;
  readonly id: string;
  readonly locale: Locale;
}): Promise<ReportView | null> {
  const { learnerId, id, locale } = input;
  const { rehearsal, items, answers } = await openPaper(learnerId, id, locale);
  if (rehearsal.handedInAt === null) return null;
  const limits = limitsOf(rehearsal);
  const concepts = await readConceptNames(getPrisma(), rehearsal.courseId);
  const answered = items.map((item, place) => {
    const answer = answers.get(place);
    return {
      note: item.note,
      concepts: item.concepts,
      answer: answer
        ? {
            isRight: answer.verdict === "correct",
            isLate: isLateAt(new Date(answer.answeredAt), limits),
            elapsedMs: answer.elapsedMs,
          }
        : null,
    };
  });
  const report = reportRehearsal(answered);
  const positions = new Map(items.map(({ note, position }) => [note, position]));
  return {
    ...report,
    notes: report.notes.toSorted((a, b) => (positions.get(a.id) ?? 0) - (positions.get(b.id) ?? 0)),
    course: { slug: items[0]?.course ?? "" },
    startedAt: rehearsal.startedAt,
    names: {
      notes: Object.fromEntries(items.map(({ note, title }) => [note, title])),
      concepts: Object.fromEntries(
        items
          .flatMap((item) => item.concepts)
          .map((concept) => {
            const name = concepts.get(concept);
            return [concept, name === undefined ? concept : inLanguage(name, locale)];
          }),
      ),
    },
    questions: items.map((item, place) => {
      const { itemId, version, given } = rehearsal.paper[place]!;
      const read = shownLocale(item.locales, locale);
      const body = sharedBody(itemId, version, item.body);
      const variant = { itemId, version, given, kind: item.kind, body };
      const row = answers.get(place);
      const answer = row === undefined ? gaveUp : storedAnswer(row.answer ?? "");
      const { view } = scoreAnswer(variant, answer, read);
      const { answer: given_ } = answered[place]!;
      return {
        place,
        itemId: `${item.course}/${item.key}`,
        outcome: given_ === null ? "open" : given_.isLate ? "late" : given_.isRight ? "right" : "wrong",
        elapsedMs: given_?.elapsedMs ?? null,
        past: {
          kind: item.kind,
          locale: read,
          isEarlierVersion: version !== item.present,
          ask: renderAsk(kindOf(item.kind).ask(body, given, read), read),
          reveal: null,
          scored: view.verdict === "invalid" ? null : { answer, score: view },
        },
        source: item.isRetired ? null : `/courses/${item.course}/${item.note}#${item.place}`,
      };
    }),
  };
}
