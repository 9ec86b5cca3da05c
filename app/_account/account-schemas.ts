/** The fields of account forms. Messages are keys of `problem` in the form's namespace. */
import { z } from "zod";
import { longestPassword, shortestPassword } from "@/lib/auth/password-length";
import { settingsSchema } from "@/lib/services/learner-settings";

export const emailSchema = z.string("email").trim().pipe(z.email("email").max(254, "email"));

export const newPasswordSchema = z
  .string("newPassword")
  .min(shortestPassword, "newPassword")
  .max(longestPassword, "newPassword");

/** Comes from the device, not from typing: an invalid zone counts as UTC. */
export const deviceTimeZoneSchema = settingsSchema.shape.timeZone.catch("UTC");
