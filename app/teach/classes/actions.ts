"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { archiveClass, changeClass, setClassDates } from "@/lib/services/change-class";
import {
  answerInvitation,
  handOverClass,
  removeFromClass,
  withdrawInvitation,
} from "@/lib/services/class-people";
import { askTeacher } from "@/lib/services/invitations";
import { codeDays, makeJoinCode, revokeJoinCode } from "@/lib/services/join-codes";
import { homeOfTeacher } from "@/lib/services/load-teaching";
import { classFields, dayField, newClassSchema, openClass } from "@/lib/services/open-class";
import { emailSchema } from "../../_account/account-schemas";
import { formAction } from "../../_boundary/form-action";
import { classHref } from "../address";
import { askedState } from "../asked-state";

const base = { access: "learner", namespace: "classes", work: "form" } as const;
const classId = z.string().max(100);
const person = z.object({ class: classId, person: z.string().max(200) });

export const makeClass = formAction({
  ...base,
  input: newClassSchema,
  run: async (fields, { learner, now }) => {
    redirect(classHref(await openClass(learner.learnerId, fields, now)));
  },
});

export const saveClass = formAction({
  ...base,
  input: z.object({ class: classId, ...classFields }),
  run: async ({ class: id, ...fields }, { learner, now }) => {
    await changeClass(learner.learnerId, id, fields, now);
    refresh();
    return {};
  },
});

/** Each note's day is a field of its own, `opens:<note>`. */
export const saveDates = formAction({
  ...base,
  input: z.looseObject({ class: classId }).transform(({ class: id, ...fields }, context) => {
    const days = new Map<string, number>();
    for (const [name, text] of Object.entries(fields)) {
      if (!name.startsWith("opens:")) continue;
      const day = dayField.safeParse(text);
      if (!day.success) context.addIssue({ code: "custom", message: "day", path: [name] });
      else if (day.data !== null) days.set(name.slice("opens:".length), day.data);
    }
    return { class: id, days };
  }),
  run: async ({ class: id, days }, { learner, now }) => {
    await setClassDates(learner.learnerId, id, days, now);
    refresh();
    return {};
  },
});

export const setArchived = formAction({
  ...base,
  input: z.object({ class: classId, archived: z.enum(["yes", "no"]) }),
  run: async ({ class: id, archived }, { learner, now }) => {
    await archiveClass(learner.learnerId, id, archived === "yes", now);
    refresh();
    return {};
  },
});

export const makeCode = formAction({
  ...base,
  input: z.object({ class: classId, days: z.coerce.number().pipe(z.literal(codeDays)) }),
  run: async ({ class: id, days }, { learner, now }) => {
    await makeJoinCode(learner.learnerId, id, days, now);
    refresh();
    return {};
  },
});

export const revokeCode = formAction({
  ...base,
  input: z.object({ class: classId }),
  run: async ({ class: id }, { learner, now }) => {
    await revokeJoinCode(learner.learnerId, id, now);
    refresh();
    return {};
  },
});

export const invite = formAction({
  ...base,
  input: z.object({ class: classId, email: emailSchema }),
  run: async (input, { learner, address, locale, now }) => {
    const asked = await askTeacher(learner.learnerId, input, { name: learner.name, address, locale }, now);
    refresh();
    return askedState(asked);
  },
});

export const withdraw = formAction({
  ...base,
  input: z.object({ class: classId, email: z.string().max(300) }),
  run: async ({ class: id, email }, { learner, now }) => {
    await withdrawInvitation(learner.learnerId, id, email, now);
    refresh();
    return {};
  },
});

/** Accepts or declines one's own invitation. */
export const answer = formAction({
  ...base,
  input: z.object({ class: classId, answer: z.enum(["accept", "decline"]) }),
  run: async ({ class: id, answer: given }, { learner, locale, now }) => {
    await answerInvitation(learner.learnerId, id, given === "accept", now);
    const home = await homeOfTeacher(learner.learnerId, locale);
    if (home !== "/teach") redirect(home);
    refresh();
    return {};
  },
});

export const removePerson = formAction({
  ...base,
  input: person,
  refusals: { conflict: "lastTeacher" },
  run: async ({ class: id, person: who }, { learner, locale, now }) => {
    await removeFromClass(learner.learnerId, id, who, now);
    if (who === learner.learnerId) redirect(await homeOfTeacher(learner.learnerId, locale));
    refresh();
    return {};
  },
});

export const handOver = formAction({
  ...base,
  input: person,
  run: async ({ class: id, person: who }, { learner, locale, now }) => {
    await handOverClass(learner.learnerId, id, who, now);
    redirect(await homeOfTeacher(learner.learnerId, locale));
  },
});
