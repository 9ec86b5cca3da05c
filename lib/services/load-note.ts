import { AppError } from "@/lib/app-error";
import { findCourse, readConceptNames, readNoteContent, readNotes } from "@/lib/db/course-store";
import { type ItemWithMemory, readCourseItems } from "@/lib/db/item-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale, LocalizedText } from "@/lib/i18n/locale";
import { inLanguage, shownLocale } from "@/lib/i18n/localized";
import type { KindName } from "@/lib/items/item-kind";
import { itemName } from "@/lib/items/item-name";
import type { NoteHeading, NoteSegment } from "@/lib/notes/compiled-course";
import type { LearnerId } from "@/lib/quiz/ids";
import { daysUntilDue, runningDay } from "@/lib/scheduling/running-day";
import { recallCurve } from "@/lib/scheduling/schedule-review";
import { loadItemTitles } from "./item-titles";
import { type LearnerDayContext, loadReaderDay } from "./learner-queue";
import { rememberPublished } from "./remember-published";

export type NoteItemView = {
  readonly itemId: string;
  readonly kind: KindName;
  readonly place: string;
  /** Its question, or its author's title for it, in full, as plain words. */
  readonly title: string;
  /** A short name for the margin: the title if that is short, else the concept. */
  readonly name: string;
  /** Of the title and the question. */
  readonly locale: Locale;
  /** Null while new. */
  readonly memory: {
    /** Negative when overdue. */
    readonly dueInDays: number;
    readonly stability: number;
    readonly daysSince: number;
  } | null;
};

type Neighbour = { readonly slug: string; readonly title: string } | null;

export type NoteView = {
  readonly course: { readonly slug: string; readonly title: string };
  readonly slug: string;
  readonly title: string;
  readonly minutes: number;
  /** Language of the text; differs from the requested one if the note is not translated. */
  readonly locale: Locale;
  readonly headings: readonly NoteHeading[];
  readonly segments: readonly NoteSegment[];
  /** By the item's id within the course. */
  readonly items: Readonly<Record<string, NoteItemView>>;
  /** Whether answers here may be counted as reviews: for enrolled learners. */
  readonly countsItems: boolean;
  /** The reader's forgetting curve: R(t) = (1 + factor · t / stability) ^ decay, t in days. */
  readonly curve: { readonly decay: number; readonly factor: number };
  readonly previous: Neighbour;
  readonly next: Neighbour;
};

/** A reading page with this person's memories of its items. Throws `not-found`. */
export async function loadNote(input: {
  learnerId: LearnerId | null;
  course: string;
  note: string;
  locale: Locale;
  now: Date;
}): Promise<NoteView> {
  const { learnerId, locale } = input;
  const db = getPrisma();
  const course = await findCourse(db, learnerId, input.course);
  if (!course) throw new AppError("not-found", "course");
  const published = `${course.id}:${course.edition}:${locale}`;
  const notes = await rememberPublished(`notes:${published}`, () => readNotes(db, course.id, locale));
  const index = notes.findIndex((n) => n.slug === input.note);
  const note = notes[index];
  if (!note) throw new AppError("not-found", "note");
  const [day, content, concepts, items] = await Promise.all([
    loadReaderDay(db, learnerId, input.now),
    rememberPublished(`note:${note.id}:${published}`, () => readNoteContent(db, note.id, locale)),
    rememberPublished(`concepts:${published}`, () => readConceptNames(db, course.id)),
    readCourseItems(db, learnerId, course.id, note.id),
  ]);
  if (!content) throw new AppError("not-found", "note");
  const titles = await loadItemTitles(items, note.locale);
  const neighbour = (at: number): Neighbour => {
    const found = notes[at];
    return found ? { slug: found.slug, title: found.title } : null;
  };
  return {
    course: { slug: course.slug, title: inLanguage(course.title, locale) },
    slug: note.slug,
    title: note.title,
    minutes: note.minutes,
    locale: note.locale,
    headings: content.headings,
    segments: content.segments,
    items: Object.fromEntries(
      items.map((item) => {
        const title = titles.get(item.id) ?? "";
        const name = itemName(title, conceptOf(item, concepts, note.locale));
        return [
          item.key,
          itemView(
            item,
            { title, name, locale: shownLocale(item.locales, note.locale) },
            course.slug,
            day,
            input.now,
          ),
        ];
      }),
    ),
    countsItems: course.enrolled,
    curve: recallCurve(day.preset),
    previous: neighbour(index - 1),
    next: neighbour(index + 1),
  };
}

/** The first of an item's concepts. */
function conceptOf(
  { concepts: [first = ""] }: ItemWithMemory,
  names: ReadonlyMap<string, LocalizedText>,
  locale: Locale,
): string | null {
  const name = names.get(first);
  return name === undefined ? null : inLanguage(name, locale);
}

function itemView(
  item: ItemWithMemory,
  called: Pick<NoteItemView, "title" | "name" | "locale">,
  course: string,
  day: LearnerDayContext,
  now: Date,
): NoteItemView {
  const { memory } = item;
  return {
    itemId: `${course}/${item.key}`,
    kind: item.kind,
    place: item.place,
    ...called,
    memory: memory && {
      dueInDays: daysUntilDue(memory, now, day.studyDay),
      stability: memory.stability,
      daysSince:
        memory.lastStudyDay === null ? 0 : runningDay(memory, now, day.studyDay) - memory.lastStudyDay,
    },
  };
}
