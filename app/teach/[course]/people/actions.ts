"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { archiveCourse, setVisibility, visibilities } from "@/lib/services/course-access";
import { formAction } from "../../../_boundary/form-action";

const course = z.string().max(200);

export const saveVisibility = formAction({
  access: "learner",
  namespace: "accounts",
  work: "form",
  input: z.object({ course, visibility: z.enum(visibilities) }),
  run: async ({ course: slug, visibility }, { learner, now }) => {
    await setVisibility(learner.learnerId, slug, visibility, now);
    refresh();
    return {};
  },
});

export const saveArchived = formAction({
  access: "learner",
  namespace: "accounts",
  work: "form",
  input: z.object({ course, archived: z.enum(["yes", "no"]) }),
  run: async ({ course: slug, archived }, { learner, now }) => {
    await archiveCourse(learner.learnerId, slug, archived === "yes", now);
    refresh();
    return {};
  },
});
