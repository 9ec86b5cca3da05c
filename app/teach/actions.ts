"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { createCourse, newCourseSchema } from "@/lib/services/create-course";
import { editHere } from "@/lib/services/edit-here";
import { publishRevision } from "@/lib/services/publish-revision";
import { takeBackRegrade } from "@/lib/services/regrade";
import { formAction } from "../_boundary/form-action";
import { teachHref } from "./address";

export const makeCourse = formAction({
  access: "learner",
  namespace: "teach",
  work: "form",
  input: newCourseSchema,
  refusals: { conflict: "taken" },
  run: async (course, { learner, now }) => {
    await createCourse(learner.learnerId, course, now);
    redirect(teachHref(course.slug));
  },
});

const courseName = z.string().max(200);

/** Names of items, with commas between them. */
const names = z
  .string()
  .max(100_000)
  .default("")
  .transform((text) => text.split(",").filter((name) => name !== ""));

export const moveToEditor = formAction({
  access: "learner",
  namespace: "teach",
  work: "form",
  input: z.object({ course: courseName }),
  refusals: { conflict: "notHere" },
  run: async ({ course }, { learner, now }) => {
    await editHere(learner.learnerId, course, { now });
    redirect(teachHref(course));
  },
});

export const takeBack = formAction({
  access: "learner",
  namespace: "teach",
  work: "form",
  input: z.object({ course: courseName, act: z.guid() }),
  run: async ({ course, act }, { learner, now }) => {
    await takeBackRegrade({ userId: learner.learnerId, course, now }, act);
    refresh();
    return {};
  },
});

export const publish = formAction({
  access: "learner",
  namespace: "teach",
  work: "form",
  input: z.object({
    course: courseName,
    contents: z.string().max(100),
    message: z.string("message").trim().max(200, "message").default(""),
    regraded: names,
    askedAgain: names,
  }),
  refusals: { conflict: "changed" },
  run: async ({ course, ...revision }, { learner, now }) => {
    const report = await publishRevision(learner.learnerId, course, { ...revision, now });
    redirect(report.status === "published" ? teachHref(course) : teachHref(course, "publish"));
  },
});
