import { getPrisma } from "@/lib/db/prisma-client";
import type { GraphvizAnswers } from "@/lib/figures/graphviz";

/**
 * What Graphviz was asked for a note's graphs when it was last published; for its authors. Empty if it never was.
 */
export async function loadGraphs(courseId: number, note: string): Promise<GraphvizAnswers> {
  const found = await getPrisma().note.findUnique({
    where: { courseId_slug: { courseId, slug: note } },
    select: { graphs: true },
  });
  // Only a publication writes the column.
  return (found?.graphs ?? {}) as GraphvizAnswers;
}
