"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { enrolByLink, enrolInCourse, leaveCourse } from "@/lib/services/course-access";
import { formAction } from "../_boundary/form-action";

const course = z.string().max(200);

export const enrol = formAction({
  access: "learner",
  namespace: "accounts",
  work: "form",
  input: z.object({ course }),
  run: async ({ course: slug }, { learner }) => {
    await enrolInCourse(learner.learnerId, slug);
    refresh();
    return {};
  },
});

export const leave = formAction({
  access: "learner",
  namespace: "accounts",
  work: "form",
  input: z.object({ course }),
  refusals: { conflict: "inClass" },
  run: async ({ course: slug }, { learner }) => {
    await leaveCourse(learner.learnerId, slug);
    redirect("/courses");
  },
});

export const joinByLink = formAction({
  access: "learner",
  namespace: "accounts",
  work: "form",
  input: z.object({ token: z.string().max(100) }),
  run: async ({ token }, { learner }) => {
    redirect(`/courses/${await enrolByLink(learner.learnerId, token)}`);
  },
});
