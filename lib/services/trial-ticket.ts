import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { seal, unseal } from "@/lib/auth/seal";
import { type Locale, locales } from "@/lib/i18n/locale";
import type { Given } from "@/lib/items/item-kind";
import type { ItemId } from "@/lib/quiz/ids";

/** What a trial carries sealed, so that it can be graded, and counted once, without having been stored. */
export type TrialTicket = {
  /** UUID; stays with the numbers when the question is shown again, e.g. in another language. */
  readonly id: string;
  readonly itemId: ItemId;
  readonly version: number;
  readonly given: Given;
  /** Language of the question, and so of the answer. */
  readonly locale: Locale;
  /** When its numbers were drawn, in Unix time. It stays when the question is shown again. */
  readonly drawnAtMs: number;
};

/** A page that was left open overnight, or over a weekend, can still be answered. */
const lifetimeMs = 3 * 86_400_000;

const purpose = "trial";

const schema = z.object({
  id: z.uuid(),
  itemId: z.number(),
  version: z.number(),
  given: z.record(z.string(), z.json()),
  locale: z.enum(locales),
  drawnAtMs: z.number(),
});

export function sealTicket(ticket: TrialTicket): string {
  return seal(purpose, ticket);
}

/** Throws `not-found` for whatever this installation has not sealed as a trial, `expired` for what it has too long ago. */
export function readTicket(sealed: string, now: Date): TrialTicket {
  const ticket = schema.safeParse(unseal(purpose, sealed)).data as TrialTicket | undefined;
  if (ticket === undefined) throw new AppError("not-found", "ticket");
  if (now.getTime() - ticket.drawnAtMs > lifetimeMs) throw new AppError("expired", "ticket");
  return ticket;
}
