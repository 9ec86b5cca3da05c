import { z } from "zod";
import { keepPastClock } from "@/lib/db/clock-store";
import { lockLearner } from "@/lib/db/counter-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { readSettings, writeCourseSettings, writeSettings } from "@/lib/db/settings-store";
import { readStock } from "@/lib/db/stock-store";
import { locales } from "@/lib/i18n/locale";
import { type RetentionCost, retentionCosts } from "@/lib/progress/retention-cost";
import type { LearnerId } from "@/lib/quiz/ids";
import { type LearnerSettings, reviewOrders, settingsOf, themes } from "@/lib/quiz/learner-settings";
import { typedWholeNumber } from "@/lib/quiz/typed-number";
import type { Preset } from "@/lib/scheduling/memory";
import { presetOfVersion } from "@/lib/scheduling/presets";
import { recallCurve } from "@/lib/scheduling/schedule-review";
import { readSteps } from "@/lib/scheduling/steps";
import { isTimeZone } from "@/lib/scheduling/study-day";
import { ensurePreset } from "./ensure-preset";

/** Every setting that can be chosen, as forms post it. Messages are keys of the namespace `settings`, `problem.…`. */
export const settingsSchema = z.object({
  locale: z.enum(locales, "locale"),
  theme: z.enum(themes, "theme"),
  timeZone: z.string("timeZone").refine(isTimeZone, "timeZone"),
  rolloverHour: typedWholeNumber(0, 12, "rolloverHour"),
  buttons: z.coerce.number("buttons").pipe(z.literal([2, 4], "buttons")),
  newPerDay: typedWholeNumber(0, 1_000, "newPerDay"),
  reviewsPerDay: typedWholeNumber(1, 10_000, "reviewsPerDay"),
  newInBacklog: z.enum(["no", "yes"], "newInBacklog").transform((choice) => choice === "yes"),
  reviewOrder: z.enum(reviewOrders, "reviewOrder"),
  interleaved: z.enum(["no", "yes"], "interleaved").transform((choice) => choice === "yes"),
  /** Percent. */
  desiredRetention: typedWholeNumber(70, 97, "desiredRetention").transform((percent) => percent / 100),
  learningSteps: steps("learningSteps"),
  relearningSteps: steps("relearningSteps"),
});

function steps(message: string) {
  return z.string(message).transform((text, context) => {
    const read = readSteps(text);
    if (read !== null) return read;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}

/** The fields of the three forms. */
export const appearanceSchema = settingsSchema.pick({ locale: true, theme: true });
export const studySchema = settingsSchema.pick({
  timeZone: true,
  rolloverHour: true,
  buttons: true,
  newPerDay: true,
  reviewsPerDay: true,
});
const presetFields = { desiredRetention: true, learningSteps: true, relearningSteps: true } as const;
export const schedulingSchema = settingsSchema.pick({
  newInBacklog: true,
  reviewOrder: true,
  interleaved: true,
  ...presetFields,
});

export type SchedulingSettings = z.infer<typeof schedulingSchema>;

export type StudySettings = z.infer<typeof studySchema>;

export type SettingsInput = z.infer<typeof settingsSchema>;

/** A language that was never chosen stays unset. */
type ChosenSettings = Omit<SettingsInput, "locale" | keyof typeof presetFields> & {
  readonly locale: SettingsInput["locale"] | null;
};

export async function loadSettings(learnerId: LearnerId): Promise<LearnerSettings> {
  return settingsOf((await readSettings(getPrisma(), learnerId)).settings);
}

/**
 * Stores a learner's settings. No due date moves: a new time zone applies from the next review on. A clock that ends
 * `now` is kept, since the streak asks how long a study day was.
 */
export async function saveSettings(
  learnerId: LearnerId,
  settings: Partial<ChosenSettings>,
  now: Date,
): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const { timeZone = null, rolloverHour = null } = settings;
    if (timeZone !== null || rolloverHour !== null)
      await keepPastClock(tx, learnerId, { timeZone, rolloverHour, until: now });
    await writeSettings(tx, learnerId, settings);
  });
}

/** A learner's settings, scheduling parameters, and what they cost. */
export type SchedulingView = SchedulingSettings & {
  /** Null as long as too little is known of the learner. */
  readonly costs: readonly RetentionCost[] | null;
  /** The orders to choose from. */
  readonly orders: typeof reviewOrders;
};

export async function loadScheduling(learnerId: LearnerId): Promise<SchedulingView> {
  const rows = await readSettings(getPrisma(), learnerId);
  const { newInBacklog, reviewOrder, interleaved, presetVersion } = settingsOf(rows.settings);
  const preset = presetOfVersion(presetVersion, rows.presets);
  const costs = retentionCosts(await readStock(getPrisma(), learnerId), recallCurve(preset));
  const { desiredRetention, learningSteps, relearningSteps } = preset;
  return {
    newInBacklog,
    reviewOrder,
    interleaved,
    desiredRetention,
    learningSteps: [...learningSteps],
    relearningSteps: [...relearningSteps],
    costs,
    orders: reviewOrders,
  };
}

/**
 * Stores how a learner's items are asked and scheduled. Other parameters are another preset, since reviews keep the one
 * they were made under; no due date moves: the next review of each item goes by the new ones. A course with a desired
 * retention of its own keeps that, with the other parameters of everywhere.
 */
export async function saveScheduling(learnerId: LearnerId, input: SchedulingSettings): Promise<void> {
  const { desiredRetention, learningSteps, relearningSteps, ...settings } = input;
  await getPrisma().$transaction(async (tx) => {
    await lockLearner(tx, learnerId);
    const rows = await readSettings(tx, learnerId);
    const present = presetOfVersion(settingsOf(rows.settings).presetVersion, rows.presets);
    const wanted: Preset = { ...present, desiredRetention, learningSteps, relearningSteps };
    const presetVersion = await ensurePreset(tx, learnerId, wanted);
    await writeSettings(tx, learnerId, { ...settings, presetVersion });
    for (const course of rows.courses) {
      if (course.desiredRetention === null) continue;
      const own = { ...wanted, desiredRetention: course.desiredRetention };
      const ownVersion = await ensurePreset(tx, learnerId, own);
      await writeCourseSettings(tx, learnerId, { ...course, presetVersion: ownVersion });
    }
  });
}
