import { z } from "zod";
import { getPrisma } from "@/lib/db/prisma-client";
import { readSettings } from "@/lib/db/queue-store";
import { type LearnerSettings, settingsFromRow } from "@/lib/db/settings-row";
import { saveSettings as save } from "@/lib/db/settings-store";
import { locales } from "@/lib/i18n/locale";
import { isTimeZone } from "@/lib/scheduling/study-day";

/** As the form sends them. Messages are keys of the namespace `settings`, `problem.…`. */
export const settingsSchema = z.object({
  locale: z.enum(locales, "locale"),
  theme: z.enum(["system", "light", "dark"], "theme"),
  timeZone: z.string().refine(isTimeZone, "timeZone"),
  buttons: z.coerce.number().pipe(z.literal([2, 4], "buttons")),
  newPerDay: z.coerce.number("newPerDay").int("newPerDay").min(0, "newPerDay").max(1_000, "newPerDay"),
  reviewsPerDay: z.coerce
    .number("reviewsPerDay")
    .int("reviewsPerDay")
    .min(1, "reviewsPerDay")
    .max(10_000, "reviewsPerDay"),
});

export type SettingsInput = z.infer<typeof settingsSchema>;

export async function loadSettings(learnerId: string): Promise<LearnerSettings> {
  return settingsFromRow((await readSettings(getPrisma(), learnerId)).settings);
}

/** Keeps a learner's settings. No due date moves: a new time zone counts from the next review on. */
export async function saveSettings(learnerId: string, settings: Partial<SettingsInput>): Promise<void> {
  await save(getPrisma(), learnerId, settings);
}
