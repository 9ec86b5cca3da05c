import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "@/lib/app-error";
import { fileKindOf } from "@/lib/authoring/file-law";
import { giveCourseRole, moveToEditor } from "@/lib/db/authorship-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { findSource } from "@/lib/db/publishing-store";
import { markPublished } from "@/lib/db/revision-store";
import { recordAct } from "@/lib/db/role-act-store";
import type { LearnerId } from "@/lib/quiz/ids";
import { getAuthoredCourse, lockAuthoredCourse } from "./authored-course";
import { checkPictures } from "./check-pictures";
import { storeRevision } from "./create-course";
import { hashOfFiles } from "./publish-content";
import { readCourseFiles } from "./read-course-files";

/**
 * Moves a course from its folder to the editor, with all files that a course may have, to the byte, except for pictures
 * that had to be made smaller or cleaned. Ids and memories stay;
 * from now on the folder is left alone. Only for the owner of the installation.
 */
export async function editHere(
  userId: LearnerId,
  slug: string,
  { contentDir = "content", now }: { readonly contentDir?: string; readonly now: Date },
): Promise<void> {
  const { slug: folder } = await getAuthoredCourse(getPrisma(), userId, slug, { role: "owner" });
  const directory = join(contentDir, folder);
  const { files, pictures } = await checkPictures(await readBytes(directory));
  await getPrisma().$transaction(
    async (tx) => {
      const course = await lockAuthoredCourse(tx, userId, slug, { role: "owner" });
      if (course.source === "editor") return;
      if (!files.has("course.yaml")) throw new AppError("conflict");
      await moveToEditor(tx, course.id);
      await giveCourseRole(tx, { userId, courseId: course.id, role: "owner", now });
      const first = { number: 1, userId, kind: "imported", message: "", files, pictures, now } as const;
      await storeRevision(tx, course.id, first);
      const live = await findSource(tx, course.slug);
      const isLive = live?.sourceHash === hashOfFiles(await readCourseFiles(directory));
      if (isLive) await markPublished(tx, course.id, 1, now);
      await recordAct(tx, { actorId: userId, type: "course.edit-here", courseId: course.id }, now);
    },
    { timeout: 60_000 },
  );
}

async function readBytes(directory: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const names = await readdir(directory).catch(() => []);
  const files = names.filter((name) => fileKindOf(name) !== null);
  const bytes = await Promise.all(files.map((name) => readFile(join(directory, name))));
  return new Map(files.map((name, index) => [name, bytes[index]!]));
}
