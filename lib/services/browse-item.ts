/** The page of one item: what it is, what the learner remembers of it, and what has happened to it. */
import { AppError } from "@/lib/app-error";
import { type HistoryEvent, historyOf, type Stretch } from "@/lib/browse/item-history";
import { type AskedReview, findAskedReview, findOwnItem, type OwnItem } from "@/lib/db/browse-item-store";
import { readConceptNames, readNoteContent } from "@/lib/db/course-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { readLog } from "@/lib/db/review-store";
import { logsOf } from "@/lib/event-log/item-logs";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage, shownLocale } from "@/lib/i18n/localized";
import { gaveUp, storedAnswer } from "@/lib/items/answer";
import type { Given, KindName } from "@/lib/items/item-kind";
import { itemTitle } from "@/lib/items/item-title";
import { kindOf } from "@/lib/items/registry";
import { type TestedText, textAtPlace } from "@/lib/notes/text-at-place";
import type { LearnerId, ReviewId } from "@/lib/quiz/ids";
import type { PastReview } from "@/lib/quiz/past-review";
import { actionChanges } from "@/lib/scheduling/act-on-memory";
import { again, isLeech } from "@/lib/scheduling/memory";
import { type ActionType, actionTypes } from "@/lib/scheduling/memory-event";
import { recallAt } from "@/lib/scheduling/schedule-review";
import { type Stage, stageOf } from "@/lib/scheduling/situation";
import { loadLearnerDay } from "./learner-queue";
import { renderAsk, renderReveal } from "./render-view";
import { scoreAnswer } from "./score-answer";
import { sharedBody } from "./shared-body";

/** Events shown at once. */
const eventsOfPage = 30;

export type ItemView = {
  /** `course/item` */
  readonly name: string;
  readonly title: string;
  readonly kind: KindName;
  /** Actual language of the item's texts. */
  readonly locale: Locale;
  readonly course: { readonly slug: string; readonly title: string };
  readonly note: {
    readonly title: string;
    readonly section: string;
    readonly locale: Locale;
    readonly href: string;
  };
  readonly concepts: readonly { readonly id: string; readonly name: string }[];
  readonly stage: Stage;
  readonly isLeech: boolean;
  /** The study day until which it is buried; null if it is not. */
  readonly buriedUntil: number | null;
  /** Those that would change something. */
  readonly actions: readonly ActionType[];
  readonly today: number;
  readonly timeZone: string;
  /** Null while new. */
  readonly memory: {
    readonly dueDay: number;
    readonly stability: number;
    readonly difficulty: number;
    readonly recall: number;
    readonly lapses: number;
    readonly reviews: number;
    readonly lastStudyDay: number;
  } | null;
  /** The item as it stands, with its answer. */
  readonly present: PastReview;
  /** Whether other numbers are drawn for each review. */
  readonly drawsValues: boolean;
  /** What it tests, in the note; null if that cannot be found. */
  readonly tested: TestedText | null;
  readonly stretches: readonly Stretch[];
  /** Newest first. */
  readonly events: readonly HistoryEvent[];
  /** The events behind these; null if there are none. */
  readonly olderThan: string | null;
};

/** Throws `not-found` for an item that is not among the learner's. `olderThan`: events before the one with this id. */
export async function loadBrowseItem(input: {
  learnerId: LearnerId;
  course: string;
  key: string;
  locale: Locale;
  now: Date;
  olderThan?: string | undefined;
}): Promise<ItemView> {
  const { learnerId, locale, now } = input;
  const db = getPrisma();
  const item = await findOwnItem(db, learnerId, input, locale);
  if (!item) throw new AppError("not-found", "item");
  const [{ studyDay, preset, settings }, log, content, names] = await Promise.all([
    loadLearnerDay(db, learnerId, now),
    readLog(db, learnerId, [item.id]),
    readNoteContent(db, item.note.id, locale),
    readConceptNames(db, item.course.id),
  ]);
  const { events, stretches } = historyOf(logsOf(log).get(item.id) ?? [], item.id);
  const { course, note, memory } = item;
  const read = shownLocale(item.locales, locale);
  return {
    name: `${course.slug}/${input.key}`,
    title: itemTitle(item.kind, item.body, read),
    kind: item.kind,
    locale: read,
    course: { slug: course.slug, title: inLanguage(course.title, locale) },
    note: {
      title: note.title,
      section: note.headings.find(({ id }) => id === item.anchor)?.text ?? note.title,
      locale: note.locale,
      href: `/courses/${course.slug}/${note.slug}#${item.place}`,
    },
    concepts: item.concepts.map((id) => {
      const name = names.get(id);
      return { id, name: name === undefined ? id : inLanguage(name, locale) };
    }),
    stage: memory === null ? "new" : stageOf(memory),
    isLeech: memory !== null && isLeech(memory),
    buriedUntil: memory?.buriedUntil != null && memory.buriedUntil > studyDay ? memory.buriedUntil : null,
    actions: actionTypes.filter((type) => actionChanges(type, memory, studyDay)),
    today: studyDay,
    timeZone: settings.timeZone,
    memory:
      memory === null || memory.lastStudyDay === null
        ? null
        : {
            dueDay: memory.dueDay,
            stability: memory.stability,
            difficulty: memory.difficulty,
            recall: recallAt(memory, studyDay, preset) ?? 1,
            lapses: memory.lapses,
            reviews: memory.repetitions,
            lastStudyDay: memory.lastStudyDay,
          },
    present: presentView(item, read),
    drawsValues: kindOf(item.kind).drawsValues,
    tested: content && textAtPlace(content.segments, item.place),
    stretches,
    ...pageOfEvents(events, input.olderThan),
  };
}

function pageOfEvents(
  events: readonly HistoryEvent[],
  olderThan: string | undefined,
): Pick<ItemView, "events" | "olderThan"> {
  const newest = events.toReversed();
  const from = olderThan === undefined ? 0 : newest.findIndex(({ id }) => id === olderThan) + 1;
  const shown = newest.slice(from, from + eventsOfPage);
  const isLast = from + eventsOfPage >= newest.length;
  return { events: shown, olderThan: isLast ? null : (shown.at(-1)?.id ?? null) };
}

/** Any variant of the item as it stands. */
function presentView(item: OwnItem, locale: Locale): PastReview {
  const body = sharedBody(item.id, item.version, item.body);
  const given = kindOf(item.kind).draw(body, { seed: String(item.id), avoid: [] });
  return view(
    { ...item, itemId: item.id, present: item.version, given, answer: null, rating: again },
    locale,
  );
}

/** A review of the learner's, with its question as it was. Throws `not-found`. */
export async function loadPastReview(input: {
  learnerId: LearnerId;
  reviewId: ReviewId;
  locale: Locale;
}): Promise<PastReview> {
  const asked = await findAskedReview(getPrisma(), input.learnerId, input.reviewId);
  if (!asked) throw new AppError("not-found", "reviewId");
  return pastReview(asked, input.locale);
}

/** A review with its question as it was. */
export function pastReview(asked: AskedReview, locale: Locale): PastReview {
  return view(asked, shownLocale(asked.locales, locale), asked.verdict);
}

type Shown = Pick<OwnItem, "kind" | "graded" | "version" | "body"> & {
  readonly itemId: number;
  readonly present: number;
  readonly given: Given;
  readonly answer: string | null;
  readonly rating: PastReview["rating"];
};

function view(shown: Shown, locale: Locale, verdict: "correct" | "wrong" | null = null): PastReview {
  const { kind, given, graded, itemId, version, rating } = shown;
  const body = sharedBody(itemId, version, shown.body);
  const { ask, reveal } = kindOf(kind);
  return {
    kind,
    locale,
    isEarlierVersion: version !== shown.present,
    ask: renderAsk(ask(body, given, locale), locale),
    reveal: graded ? null : renderReveal(reveal(body, given, locale), locale),
    scored: graded ? scored({ ...shown, body }, locale, verdict) : null,
    rating,
  };
}

/** Graded again for the words of the diagnosis; the verdict is the one that counted. */
function scored(shown: Shown, locale: Locale, verdict: "correct" | "wrong" | null): PastReview["scored"] {
  const answer = shown.answer === null ? gaveUp : storedAnswer(shown.answer);
  const { view } = scoreAnswer(shown, answer, locale);
  if (view.verdict !== "invalid" && (verdict === null || view.verdict === verdict))
    return { answer, score: view };
  const { kind, body, given } = shown;
  const reveal = renderReveal(kindOf(kind).reveal(body, given, locale), locale);
  return verdict === "correct"
    ? { answer, score: { verdict, reveal } }
    : { answer, score: { verdict: "wrong", misconception: null, reveal } };
}
