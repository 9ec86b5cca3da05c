import { uploadRoute } from "@/app/_boundary/upload-route";
import { importCourse, mostArchiveBytes } from "@/lib/services/course-archive";

export const POST = uploadRoute({
  types: ["application/zip"],
  mostBytes: mostArchiveBytes,
  work: "form",
  run: ({ learner, bytes, parameter, now }) =>
    importCourse(learner.learnerId, parameter("course"), { archive: bytes, now }),
});
