import { readConceptNames } from "@/lib/db/course-store";
import { readCourseItems } from "@/lib/db/item-store";
import { readNotesPool } from "@/lib/db/practice-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage, shownLocale } from "@/lib/i18n/localized";
import { gaveUp, storedAnswer } from "@/lib/items/answer";
import { kindOf } from "@/lib/items/registry";
import {
  isLateAt,
  type RehearsalReport,
  type ReportPart,
  reportRehearsal,
} from "@/lib/practice/rehearsal-report";
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
  /** Null if it has been taken out of its note; then it cannot be practised, either. */
  readonly source: string | null;
};

/** Of a note or a concept. `canPractise`: whether it still has items. */
export type ReportedPart = ReportPart & { readonly name: string; readonly canPractise: boolean };

export type ReportView = Omit<RehearsalReport, "notes" | "concepts"> & {
  readonly course: { readonly slug: string };
  /** In the order of the course. */
  readonly notes: readonly ReportedPart[];
  /** The weakest first. */
  readonly concepts: readonly ReportedPart[];
  readonly questions: readonly ReportedQuestion[];
};

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
  const db = getPrisma();
  const { courseId } = rehearsal;
  const [concepts, live, inNotes] = await Promise.all([
    readConceptNames(db, courseId),
    readCourseItems(db, learnerId, courseId),
    readNotesPool(
      db,
      learnerId,
      courseId,
      items.map(({ note }) => note),
    ),
  ]);
  const liveNotes = new Set(inNotes.map(({ note }) => note));
  const liveConcepts = new Set(live.flatMap((item) => item.concepts));
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
  const titles = new Map(items.map(({ note, title }) => [note, title]));
  return {
    ...report,
    course: { slug: items[0]?.course ?? "" },
    notes: report.notes
      .toSorted((a, b) => (positions.get(a.id) ?? 0) - (positions.get(b.id) ?? 0))
      .map((part) => ({
        ...part,
        name: titles.get(part.id) ?? part.id,
        canPractise: liveNotes.has(part.id),
      })),
    concepts: report.concepts.map((part) => {
      const name = concepts.get(part.id);
      return {
        ...part,
        name: name === undefined ? part.id : inLanguage(name, locale),
        canPractise: name !== undefined && liveConcepts.has(part.id),
      };
    }),
    questions: items.map((item, place) => {
      const { itemId, version, given } = rehearsal.paper[place]!;
      const read = shownLocale(item.locales, locale);
      const body = sharedBody(itemId, version, item.body);
      const variant = { itemId, version, given, kind: item.kind, body };
      const row = answers.get(place);
      const answer = row === undefined ? gaveUp : storedAnswer(row.answer ?? "");
      const { view } = scoreAnswer(variant, answer, read);
      const told = answered[place]!.answer;
      return {
        place,
        itemId: `${item.course}/${item.key}`,
        outcome: told === null ? "open" : told.isLate ? "late" : told.isRight ? "right" : "wrong",
        elapsedMs: told?.elapsedMs ?? null,
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
