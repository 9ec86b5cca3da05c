"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import * as contents from "@/lib/services/course-contents";
import { changeItemsSchema, conceptSchema } from "@/lib/services/course-contents";
import { addNote, moveNote, newNoteSchema } from "@/lib/services/course-notes";
import { createCourse, newCourseSchema } from "@/lib/services/create-course";
import { duplicateCourse, duplicateSchema, takeOverChanges } from "@/lib/services/duplicate-course";
import { editHere } from "@/lib/services/edit-here";
import { publishRevision } from "@/lib/services/publish-revision";
import { takeBackRegrade } from "@/lib/services/regrade";
import { describeRevision, restoreRevision } from "@/lib/services/revisions";
import { formAction } from "../_boundary/form-action";
import { editHref, revisionHref, teachHref } from "./address";

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

export const duplicate = formAction({
  access: "learner",
  namespace: "teach",
  work: "form",
  input: duplicateSchema,
  refusals: { conflict: "taken" },
  run: async (copy, { learner, now }) => {
    await duplicateCourse(learner.learnerId, copy, now);
    redirect(teachHref(copy.slug));
  },
});

const courseName = z.string().max(200);

export const takeOver = formAction({
  access: "learner",
  namespace: "teach",
  work: "form",
  input: z.object({ course: courseName }),
  run: async ({ course }, { learner, now }) => {
    const number = await takeOverChanges(learner.learnerId, course, now);
    redirect(number === null ? teachHref(course) : revisionHref(course, number));
  },
});

const message = z.string("message").trim().max(200, "message");

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

const revisionNumber = z.coerce.number().int().min(1).max(999_999_999);

export const restore = formAction({
  access: "learner",
  namespace: "teach",
  work: "form",
  input: z.object({ course: courseName, number: revisionNumber }),
  run: async ({ course, number }, { learner, now }) => {
    await restoreRevision(learner.learnerId, course, { number, now });
    redirect(teachHref(course));
  },
});

export const describe = formAction({
  access: "learner",
  namespace: "teach",
  work: "form",
  input: z.object({ course: courseName, number: revisionNumber, message }),
  run: async ({ course, ...revision }, { learner }) => {
    await describeRevision(learner.learnerId, course, revision);
    refresh();
    return {};
  },
});

export const newNote = formAction({
  access: "learner",
  namespace: "teach",
  work: "form",
  input: newNoteSchema.extend({ course: courseName }),
  refusals: { conflict: "noteTaken" },
  run: async ({ course, ...note }, { learner, now }) => {
    await addNote(learner.learnerId, course, { ...note, now });
    redirect(editHref(course, note.slug));
  },
});

export const orderNote = formAction({
  access: "learner",
  namespace: "teach",
  work: "form",
  input: z.object({
    course: courseName,
    note: z.string().max(100),
    places: z.coerce.number().int().min(-1_000).max(1_000),
  }),
  refusals: { conflict: "unreadable" },
  run: async ({ course, note, places }, { learner, now }) => {
    await moveNote(learner.learnerId, course, { note, places, now });
    refresh();
    return {};
  },
});

export const changeItems = formAction({
  access: "learner",
  namespace: "teach",
  work: "form",
  input: z.intersection(changeItemsSchema, z.object({ course: courseName })),
  refusals: { conflict: "changed" },
  run: async ({ course, ...change }, { learner, now }) => {
    await contents.changeItems(learner.learnerId, course, change, now);
    refresh();
    return {};
  },
});

export const saveConcept = formAction({
  access: "learner",
  namespace: "teach",
  work: "form",
  input: conceptSchema.extend({ course: courseName }),
  refusals: { conflict: "unreadable", "invalid-input": "after" },
  run: async ({ course, ...concept }, { learner, now }) => {
    await contents.saveConcept(learner.learnerId, course, concept, now);
    refresh();
    return {};
  },
});

export const deleteConcept = formAction({
  access: "learner",
  namespace: "teach",
  work: "form",
  input: z.object({ course: courseName, id: z.string().max(100) }),
  refusals: { conflict: "unreadable" },
  run: async ({ course, id }, { learner, now }) => {
    await contents.deleteConcept(learner.learnerId, course, id, now);
    redirect(teachHref(course, "concepts"));
  },
});

export const publish = formAction({
  access: "learner",
  namespace: "teach",
  work: "form",
  input: z.object({
    course: courseName,
    contents: z.string().max(100),
    message: message.default(""),
    regraded: names,
    askedAgain: names,
  }),
  refusals: { conflict: "changed" },
  run: async ({ course, ...revision }, { learner, now }) => {
    const report = await publishRevision(learner.learnerId, course, { ...revision, now });
    redirect(report.status === "published" ? teachHref(course) : teachHref(course, "publish"));
  },
});
