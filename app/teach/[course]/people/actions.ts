"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { archiveCourse, setVisibility, visibilities } from "@/lib/services/course-access";
import {
  answerAuthorInvitation,
  handOverCourse,
  removeAuthor,
  withdrawAuthorInvitation,
} from "@/lib/services/course-people";
import { askAuthor } from "@/lib/services/invitations";
import { homeOfTeacher } from "@/lib/services/load-teaching";
import { emailSchema } from "../../../_account/account-schemas";
import { formAction } from "../../../_boundary/form-action";
import { askedState } from "../../asked-state";

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

export const askSomebody = formAction({
  access: "learner",
  namespace: "accounts",
  work: "form",
  input: z.object({ course, email: emailSchema }),
  run: async (input, { learner, address, locale, now }) => {
    const asked = await askAuthor(learner.learnerId, input, { name: learner.name, address, locale }, now);
    refresh();
    return askedState(asked);
  },
});

export const withdrawQuestion = formAction({
  access: "learner",
  namespace: "accounts",
  work: "form",
  input: z.object({ course, email: z.string().max(300) }),
  run: async ({ course: slug, email }, { learner, now }) => {
    await withdrawAuthorInvitation(learner.learnerId, slug, email, now);
    refresh();
    return {};
  },
});

/** Accepts or declines one's own invitation. */
export const answerQuestion = formAction({
  access: "learner",
  namespace: "accounts",
  work: "form",
  input: z.object({ course, answer: z.enum(["accept", "decline"]) }),
  run: async ({ course: slug, answer }, { learner, now, locale }) => {
    await answerAuthorInvitation(learner.learnerId, slug, answer === "accept", now);
    // Whoever teaches nothing has no such page any more.
    const home = await homeOfTeacher(learner.learnerId, locale);
    if (home !== "/teach") redirect(home);
    refresh();
    return {};
  },
});

const author = z.object({ course, person: z.string().max(200) });

/** Takes an author out of the course; oneself: leaves it. */
export const takeOut = formAction({
  access: "learner",
  namespace: "accounts",
  work: "form",
  input: author,
  refusals: { conflict: "isOwner" },
  run: async ({ course: slug, person }, { learner, now, locale }) => {
    await removeAuthor(learner.learnerId, slug, person, now);
    if (person === learner.learnerId) redirect(await homeOfTeacher(learner.learnerId, locale));
    refresh();
    return {};
  },
});

export const handOver = formAction({
  access: "learner",
  namespace: "accounts",
  work: "form",
  input: author,
  run: async ({ course: slug, person }, { learner, now }) => {
    await handOverCourse(learner.learnerId, slug, person, now);
    refresh();
    return {};
  },
});
