"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import * as account from "@/lib/auth/account";
import { courseSettingsSchema, saveCourseSettings } from "@/lib/services/course-settings";
import { leaveClass as leave } from "@/lib/services/join-class";
import {
  appearanceSchema,
  saveSettings,
  schedulingSchema,
  saveScheduling as storeScheduling,
  studySchema,
} from "@/lib/services/learner-settings";
import { newPasswordSchema } from "../_account/account-schemas";
import { formAction } from "../_boundary/form-action";
import { rememberChoices } from "../_ui/remember-choices";

/** Language and theme: stored in the account, and in the cookies that the next page is rendered by. */
export const saveAppearance = formAction({
  access: "learner",
  namespace: "settings",
  work: "form",
  input: appearanceSchema,
  run: async (choices, { learner, now }) => {
    await saveSettings(learner.learnerId, choices, now);
    await rememberChoices(choices);
    return {};
  },
});

export const saveStudy = formAction({
  access: "learner",
  namespace: "settings",
  work: "form",
  input: studySchema,
  run: async (settings, { learner, now }) => {
    await saveSettings(learner.learnerId, settings, now);
    refresh();
    return {};
  },
});

export const saveScheduling = formAction({
  access: "learner",
  namespace: "settings",
  work: "form",
  input: schedulingSchema,
  run: async (settings, { learner }) => {
    await storeScheduling(learner.learnerId, settings);
    refresh();
    return {};
  },
});

export const saveCourse = formAction({
  access: "learner",
  namespace: "settings",
  work: "form",
  input: courseSettingsSchema,
  run: async (settings, { learner }) => {
    await saveCourseSettings(learner.learnerId, settings);
    refresh();
    return {};
  },
});

export const leaveClass = formAction({
  access: "learner",
  namespace: "settings",
  work: "form",
  input: z.object({ class: z.guid() }),
  run: async ({ class: id }, { learner, now }) => {
    await leave(learner.learnerId, id, now);
    refresh();
    return {};
  },
});

export const changePassword = formAction({
  access: "learner",
  namespace: "settings",
  work: "form",
  input: z.object({
    currentPassword: z.string("currentPassword").min(1, "currentPassword"),
    newPassword: newPasswordSchema,
  }),
  refusals: { "not-found": "wrongPassword", "rate-limited": "tooMany" },
  run: async (passwords, { learner, address }) => {
    await account.changePassword(learner.learnerId, passwords, address);
    return {};
  },
});

/** Ends the session named in the form, or by default all but this one. */
export const endSessions = formAction({
  access: "learner",
  namespace: "settings",
  work: "form",
  input: z.object({ sessionId: z.string().optional() }),
  refusals: { "not-found": "sessionGone" },
  run: async ({ sessionId }) => {
    if (sessionId === undefined) await account.revokeOtherSessions();
    else await account.revokeSession(sessionId);
    return {};
  },
});

export const signOut = formAction({
  access: "anyone",
  namespace: "settings",
  work: "form",
  input: z.object({}),
  run: async () => {
    await account.signOut();
    redirect("/");
  },
});
