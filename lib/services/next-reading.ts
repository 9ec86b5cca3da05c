import { findFirstUnmet } from "@/lib/db/course-store";
import type { Database } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import type { LearnerId } from "@/lib/quiz/ids";

/** The text to read before the next new items. */
export type NextReading = {
  readonly title: string;
  readonly minutes: number;
  /** Language of the note. */
  readonly locale: Locale;
  /** Address of the note, or of the section where reading continues. */
  readonly href: string;
  /** Heading of that section; null if the note is read from its beginning. */
  readonly section: string | null;
};

/**
 * The note of the first item that the learner has not met, since new items come in the order of the notes. Nobody knows
 * what was really read: a note counts as read up to the last item met. Null once all were.
 */
export async function findNextReading(
  db: Database,
  learnerId: LearnerId | null,
  locale: Locale,
  courseId: number | null = null,
): Promise<NextReading | null> {
  const first = await findFirstUnmet(db, learnerId, locale, courseId);
  if (first === null) return null;
  const { title, minutes, headings, anchor, isBegun } = first;
  const heading = isBegun ? headings.find(({ id }) => id === anchor) : undefined;
  return {
    title,
    minutes,
    locale: first.locale,
    href: `/courses/${first.course}/${first.note}${heading === undefined ? "" : `#${heading.id}`}`,
    section: heading?.text ?? null,
  };
}
