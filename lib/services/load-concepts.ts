import { type CourseRow, readConcepts } from "@/lib/db/course-store";
import type { Database } from "@/lib/db/prisma-client";
import { type ConceptPlace, readConceptPlaces } from "@/lib/db/progress-store";
import type { Concept } from "@/lib/notes/compiled-course";
import { rememberPublished } from "./remember-published";

export type CourseConcepts = {
  readonly course: CourseRow;
  readonly concepts: readonly Concept[];
  readonly places: readonly ConceptPlace[];
};

/** A course's concepts and where its notes exercise them, read once for each publication. */
export async function loadConcepts(db: Database, course: CourseRow): Promise<CourseConcepts> {
  return rememberPublished(`concept-places:${course.id}:${course.edition}`, async () => {
    const [concepts, places] = await Promise.all([
      readConcepts(db, course.id),
      readConceptPlaces(db, course.id),
    ]);
    return { course, concepts, places };
  });
}
