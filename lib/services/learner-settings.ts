import { z } from "zod";
import { getPrisma } from "@/lib/db/prisma-client";
import { readSettings, writeSettings } from "@/lib/db/settings-store";
import { locales } from "@/lib/i18n/locale";
import type { LearnerId } from "@/lib/quiz/ids";
import { type LearnerSettings, settingsOf, themes } from "@/lib/quiz/learner-settings";
import { isTimeZone } from "@/lib/scheduling/study-day";

/** Digits only: an empty field must not become zero. Full-width digits too, as Chinese keyboards write them. */
function wholeNumber(least: number, most: number, message: string) {
  return z
    .string(message)
    .normalize("NFKC")
    .trim()
    .regex(/^\d+$/, message)
    .transform(Number)
    .pipe(z.number(message).min(least, message).max(most, message));
}

/** Every setting that can be chosen, as forms post it. Messages are keys of the namespace `settings`, `problem.…`. */
export const settingsSchema = z.object({
  locale: z.enum(locales, "locale"),
  theme: z.enum(themes, "theme"),
  timeZone: z.string("timeZone").refine(isTimeZone, "timeZone"),
  buttons: z.coerce.number("buttons").pipe(z.literal([2, 4], "buttons")),
  newPerDay: wholeNumber(0, 1_000, "newPerDay"),
  reviewsPerDay: wholeNumber(1, 10_000, "reviewsPerDay"),
});

/** The fields of the two forms. */
export const appearanceSchema = settingsSchema.pick({ locale: true, theme: true });
export const studySchema = settingsSchema.omit({ locale: true, theme: true });

export type StudySettings = z.infer<typeof studySchema>;

export type SettingsInput = z.infer<typeof settingsSchema>;

/** A language that was never chosen stays unset. */
type ChosenSettings = Omit<SettingsInput, "locale"> & { readonly locale: SettingsInput["locale"] | null };

export async function loadSettings(learnerId: LearnerId): Promise<LearnerSettings> {
  return settingsOf((await readSettings(getPrisma(), learnerId)).settings);
}

/** Stores a learner's settings. No due date moves: a new time zone applies from the next review on. */
export async function saveSettings(learnerId: LearnerId, settings: Partial<ChosenSettings>): Promise<void> {
  await writeSettings(getPrisma(), learnerId, settings);
}
