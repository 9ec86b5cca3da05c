import { AppError } from "@/lib/app-error";
import {
  findCourse,
  type ItemWithMemory,
  readCourseItems,
  readNoteContent,
  readNotes,
} from "@/lib/db/content-store";
import { memoryFromRow } from "@/lib/db/memory-row";
import { getPrisma } from "@/lib/db/prisma-client";
import { type Locale, pickText } from "@/lib/i18n/locale";
import type { KindName } from "@/lib/items/item-kind";
import { itemTitle } from "@/lib/items/item-title";
import type { NoteHeading, NoteSegment } from "@/lib/notes/compiled-course";
import type { MemoryState } from "@/lib/scheduling/memory";
import { recallAt } from "@/lib/scheduling/schedule-review";
import { type LearnerDayContext, loadPersonDay } from "./learner-queue";

export type NoteItemView = {
  readonly itemId: string;
  readonly kind: KindName;
  readonly place: string;
  /** Short and plain, for the margin. */
  readonly title: string;
  /** Days until it is due, negative when overdue; null while new. */
  readonly dueInDays: number | null;
  readonly state: MemoryState;
  readonly recall: number | null;
  readonly stability: number;
  readonly daysSince: number | null;
};

type Neighbour = { readonly slug: string; readonly title: string } | null;

export type NoteView = {
  readonly course: { readonly slug: string; readonly title: string };
  readonly slug: string;
  readonly title: string;
  readonly minutes: number;
  /** Language of the text; differs from the one asked for where the note is not translated. */
  readonly locale: Locale;
  readonly headings: readonly NoteHeading[];
  readonly segments: readonly NoteSegment[];
  /** By the item's id within the course. */
  readonly items: Readonly<Record<string, NoteItemView>>;
  readonly previous: Neighbour;
  readonly next: Neighbour;
};

function itemView(
  item: ItemWithMemory,
  course: string,
  locale: Locale,
  day: LearnerDayContext,
): NoteItemView {
  const memory = item.memory && memoryFromRow(item.memory);
  return {
    itemId: `${course}/${item.key}`,
    kind: item.kind,
    place: item.place,
    title: itemTitle(item.kind, item.body, locale),
    dueInDays: memory && memory.dueDay - day.studyDay,
    state: memory?.state ?? "new",
    recall: memory && recallAt(memory, day.studyDay, day.preset),
    stability: memory?.stability ?? 0,
    daysSince: memory?.lastStudyDay == null ? null : day.studyDay - memory.lastStudyDay,
  };
}

/** A reading page with this person's memories of its items. Throws `not-found`. */
export async function loadNote(input: {
  learnerId: string | null;
  course: string;
  note: string;
  locale: Locale;
  now: Date;
}): Promise<NoteView> {
  const { learnerId, locale } = input;
  const db = getPrisma();
  const course = await findCourse(db, learnerId, input.course);
  if (!course) throw new AppError("not-found", "course");
  const notes = await readNotes(db, course.id, locale);
  const index = notes.findIndex((n) => n.slug === input.note);
  const note = notes[index];
  if (!note) throw new AppError("not-found", "note");
  const [day, content, items] = await Promise.all([
    loadPersonDay(db, learnerId, input.now),
    readNoteContent(db, note.id, locale),
    readCourseItems(db, learnerId, course.id, note.id),
  ]);
  if (!content) throw new AppError("not-found", "note");
  const neighbour = (at: number): Neighbour => {
    const found = notes[at];
    return found ? { slug: found.slug, title: found.title } : null;
  };
  const own = items.filter((i) => i.noteId === note.id);
  return {
    course: { slug: course.slug, title: pickText(course.title, locale).text },
    slug: note.slug,
    title: note.title,
    minutes: note.minutes,
    locale: note.locale,
    headings: content.headings,
    segments: content.segments,
    items: Object.fromEntries(own.map((i) => [i.key, itemView(i, course.slug, note.locale, day)])),
    previous: neighbour(index - 1),
    next: neighbour(index + 1),
  };
}
