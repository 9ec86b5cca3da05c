import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { reasonOf } from "@/lib/db/database-problem";
import { writeCourseTexts } from "@/lib/db/item-text-store";
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import {
  applySync,
  findSource,
  lockCourse,
  readEditedCourses,
  readLiveCourses,
  readStoredItems,
  withdrawCourse,
} from "@/lib/db/publishing-store";
import { publishPictures, writeContents } from "@/lib/db/revision-store";
import type { CompiledCourse } from "@/lib/notes/compiled-course";
import type { CourseFiles } from "@/lib/notes/course-files";
import { courseFileName } from "@/lib/notes/file-names";
import { planSync, type SyncPlan } from "@/lib/notes/plan-sync";
import { rankItemTitles, textsOfCourse } from "./browse-texts";
import { checkPictures } from "./check-pictures";
import { compileApart } from "./compile-apart";
import { contentHash } from "./content-hash";
import { readCourseFiles, readFolderPictures } from "./read-course-files";
import { readCourseSlugs } from "./read-course-slugs";
import { getRevisionFiles } from "./revision-files";

export type CourseReport = {
  readonly slug: string;
  /**
   * `unchanged`: the files are the published ones. `held-back`: there are findings; the live version stays.
   * `edited`: the course is written in the editor, so its folder is left alone.
   */
  readonly status: "published" | "unchanged" | "held-back" | "edited";
  /** Why it is held back: all findings of `notes check`, or else conflicts with the published version. */
  readonly findings: readonly Finding[];
  /** Published all the same, but perhaps unintended. */
  readonly warnings: readonly Finding[];
  readonly plan: SyncPlan | null;
};

export type Finding = Pick<Diagnostic, "file" | "line" | "rule" | "message" | "remedy">;

export type PublishReport = {
  readonly courses: readonly CourseReport[];
  /** Slugs of the courses that are no longer live, since their folders are gone. */
  readonly withdrawn: readonly string[];
};

/** Another build may compile the same files to something else, so its name is part of the hash. */
export function hashOfFiles(files: CourseFiles): string {
  const hash = createHash("sha256").update(process.env.NOTECURVE_BUILD ?? "");
  for (const [path, file] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text = typeof file === "string" ? file : JSON.stringify(file);
    hash.update(`\n${path}\n${text.length}\n`).update(text);
  }
  return hash.digest("hex");
}

export function findingsOf(course: CompiledCourse): Finding[] {
  return [...course.diagnostics.filter((d) => d.severity === "error"), ...course.findings];
}

async function publishFolder(slug: string, directory: string, now: Date): Promise<CourseReport> {
  const source = await findSource(getPrisma(), slug);
  if (source?.isEdited) return { slug, status: "edited", findings: [], warnings: [], plan: null };
  const files = await readCourseFiles(directory);
  return publishFiles(slug, files, source?.sourceHash ?? null, now, async () => {
    const { files: stored, pictures } = await checkPictures(await readFolderPictures(directory));
    const contents = new Map([...stored.values()].map((bytes) => [contentHash(bytes), bytes]));
    return (tx) => writeContents(tx, contents, now, pictures);
  });
}

/**
 * Publishes files, unless they are the published ones or have findings. `liveHash` is that of what is published;
 * `storing` gives what stores contents that the database does not have.
 */
async function publishFiles(
  slug: string,
  files: CourseFiles,
  liveHash: string | null,
  now: Date,
  storing?: () => Promise<(tx: Database) => Promise<void>>,
): Promise<CourseReport> {
  const sourceHash = hashOfFiles(files);
  if (liveHash === sourceHash) return { slug, status: "unchanged", findings: [], warnings: [], plan: null };
  const course = await compileApart(slug, files, { gate: true });
  if ("failure" in course)
    return { slug, status: "held-back", findings: [course.failure], warnings: [], plan: null };
  const findings = findingsOf(course);
  if (findings.length > 0) return { slug, status: "held-back", findings, warnings: [], plan: null };
  return publishCompiled(course, sourceHash, now, await storing?.());
}

/** Whatever fails in one course, the others are still published. */
async function orReport(slug: string, publish: () => Promise<CourseReport>): Promise<CourseReport> {
  try {
    return await publish();
  } catch (error) {
    const finding: Finding = {
      file: courseFileName,
      line: 1,
      rule: "not-published",
      message: `The course could not be published: ${reasonOf(error)}`,
      remedy: "See that its files may be read and that the database answers, and start again.",
    };
    return { slug, status: "held-back", findings: [finding], warnings: [], plan: null };
  }
}

/** Hashes of the pictures that notes and items show. */
function picturesIn({ slug, notes, items }: CompiledCourse): string[] {
  const shown = JSON.stringify([notes, items.map(({ body }) => body)]);
  const found = shown.matchAll(new RegExp(`/pictures/${slug}/([0-9a-f]{64})/`, "g"));
  return [...new Set([...found].map(([, hash = ""]) => hash))];
}

/** Plans and applies one compiled course in one transaction. `also` does what belongs to it. */
export async function publishCompiled(
  course: CompiledCourse,
  sourceHash: string,
  now: Date,
  also?: (tx: Database) => Promise<void>,
): Promise<CourseReport> {
  const texts = textsOfCourse(course);
  const report = await getPrisma().$transaction(
    async (tx): Promise<CourseReport> => {
      await lockCourse(tx, course.slug);
      const { plan, problems, warnings } = planSync(course.items, await readStoredItems(tx, course.slug));
      if (problems.length > 0)
        return { slug: course.slug, status: "held-back", findings: problems, warnings, plan: null };
      await applySync(tx, course, plan, sourceHash, now);
      await writeCourseTexts(tx, course.slug, texts);
      await publishPictures(tx, course.slug, picturesIn(course));
      await also?.(tx);
      return { slug: course.slug, status: "published", findings: [], warnings, plan };
    },
    { maxWait: 30_000, timeout: 120_000 },
  );
  await rankItemTitles();
  return report;
}

/**
 * Publishes every course below `contentDir` whose files have changed: parse, plan, apply. A course with findings is
 * held back as a whole. Publishing the same files again changes nothing. A course whose folder is gone is withdrawn;
 * but a directory without any course is taken for a mistake, and withdraws none. A course that is written in the editor
 * is only compiled again, from its live revision, if this build may compile it to something else.
 */
export async function publishContent(input: { contentDir: string; now?: Date }): Promise<PublishReport> {
  const { contentDir, now = new Date() } = input;
  const edited = await publishEdited(now);
  const found = await readCourseSlugs(contentDir);
  if (found.length === 0) return { courses: edited, withdrawn: [] };
  const live = await readLiveCourses(getPrisma(), "files");
  const isThere = (slug: string) => existsSync(join(contentDir, slug));
  // A course whose folder has lost its course.yaml is held back, not withdrawn.
  const slugs = [...new Set([...found, ...live.filter(isThere)])].sort();
  const courses: CourseReport[] = [...edited];
  for (const slug of slugs)
    courses.push(await orReport(slug, () => publishFolder(slug, join(contentDir, slug), now)));
  const withdrawn = live.filter((slug) => !isThere(slug));
  for (const slug of withdrawn) await withdraw(slug, now);
  return { courses, withdrawn };
}

async function publishEdited(now: Date): Promise<CourseReport[]> {
  const reports: CourseReport[] = [];
  for (const { id, slug, revision } of await readEditedCourses(getPrisma())) {
    reports.push(
      await orReport(slug, async () => {
        const [files, source] = await Promise.all([
          getRevisionFiles(id, revision),
          findSource(getPrisma(), slug),
        ]);
        return publishFiles(slug, files, source?.sourceHash ?? null, now);
      }),
    );
  }
  return reports.filter(({ status }) => status !== "unchanged");
}

async function withdraw(slug: string, now: Date): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    await lockCourse(tx, slug);
    await withdrawCourse(tx, slug, now);
  });
}
