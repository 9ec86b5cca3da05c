import { fileResponse } from "@/app/_boundary/file-route";
import { exportCourse } from "@/lib/services/course-archive";

type Context = { readonly params: Promise<{ readonly course: string }> };

/** All files of a course, as a zip. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { course } = await params;
  return fileResponse(async ({ learner }) => ({
    name: `${course}.zip`,
    type: "application/zip",
    content: await exportCourse(learner.learnerId, course),
  }));
}
