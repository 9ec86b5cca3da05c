/** The result of a publication, in lines for the person who starts the server. Pure. */
import { join } from "node:path";
import type { CourseReport, Finding, PublishReport } from "./publish-content";

/** `isFine` lines need no action. */
export type PublicationLine = { readonly isFine: boolean; readonly text: string };

/** `contentDir` is printed as given. Each finding has its place, its rule and, on a line of its own, the remedy. */
export function describePublication(
  contentDir: string,
  { courses, withdrawn }: PublishReport,
): PublicationLine[] {
  const lines = [
    ...courses.flatMap((course) => describeCourse(join(contentDir, course.slug), course)),
    ...withdrawn.map((slug) => ({
      isFine: true,
      text: `Withdrew ${join(contentDir, slug)}, which is gone; its memories are kept, in case it comes back`,
    })),
  ];
  if (lines.length > 0) return lines;
  const text = `There is no course in ${contentDir}, so nothing was published and nothing withdrawn. A course is a folder in it with a course.yaml.`;
  return [{ isFine: false, text }];
}

function describeCourse(directory: string, { status, findings, warnings }: CourseReport): PublicationLine[] {
  const warned = warnings.map((warning) => describeFinding(directory, "warning", warning));
  if (status === "unchanged") return [{ isFine: true, text: `${directory} is published as it is` }];
  if (status === "edited")
    return [{ isFine: true, text: `Left ${directory} alone: the course is written in the editor now` }];
  if (status === "published") return [{ isFine: true, text: `Published ${directory}` }, ...warned];
  const held = `Held back ${directory}. What was published before stays live until this is mended:`;
  const errors = findings.map((finding) => describeFinding(directory, "error", finding));
  return [{ isFine: false, text: held }, ...errors, ...warned];
}

function describeFinding(
  directory: string,
  severity: "error" | "warning",
  { file, line, rule, message, remedy }: Finding,
): PublicationLine {
  return {
    isFine: false,
    text: `${join(directory, file)}:${line} ${severity} ${rule}: ${message}\n      ${remedy}`,
  };
}
