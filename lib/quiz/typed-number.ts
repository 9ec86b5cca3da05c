import { z } from "zod";

/**
 * A whole number as forms post it. Digits only: an empty field must not become zero. Full-width digits too, as Chinese
 * keyboards write them. `message` is the key of what is said of anything else.
 */
export function typedWholeNumber(least: number, most: number, message: string) {
  return z
    .string(message)
    .normalize("NFKC")
    .trim()
    .regex(/^\d+$/, message)
    .transform(Number)
    .pipe(z.number(message).min(least, message).max(most, message));
}
