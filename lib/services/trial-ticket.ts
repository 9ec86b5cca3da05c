import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { seal, unseal } from "@/lib/auth/seal";
import { type Locale, locales } from "@/lib/i18n/locale";
import type { Given } from "@/lib/items/item-kind";
import type { ItemId } from "@/lib/quiz/ids";

/** The sealed data of a trial, so that it can be graded, and counted once, without being stored. */
export type TrialTicket = {
  /** UUID; stays with the numbers when the question is shown again, e.g. in another language. */
  readonly id: string;
  readonly itemId: ItemId;
  readonly version: number;
  readonly given: Given;
  /** Language of the question, and thus of the answer. */
  readonly locale: Locale;
  /** When its numbers were drawn, in Unix time; unchanged when the question is shown again. */
  readonly drawnAtMs: number;
};

/** A page left open overnight, or over a weekend, can still be answered. */
const lifetimeMs = 3 * 86_400_000;

/** What a ticket is sealed for: one of a practice is not answered as a trial, nor the other way round. */
export type TicketPurpose = "trial" | "practice";

const schema = z.object({
  id: z.uuid(),
  itemId: z.number(),
  version: z.number(),
  given: z.record(z.string(), z.json()),
  locale: z.enum(locales),
  drawnAtMs: z.number(),
});

export function sealTicket(ticket: TrialTicket, purpose: TicketPurpose = "trial"): string {
  return seal(purpose, ticket);
}

/** Throws `not-found` if this installation has not sealed it for that purpose, `expired` if that was too long ago. */
export function readTicket(sealed: string, now: Date, purpose: TicketPurpose = "trial"): TrialTicket {
  const ticket = schema.safeParse(unseal(purpose, sealed)).data as TrialTicket | undefined;
  if (ticket === undefined) throw new AppError("not-found", "ticket");
  if (now.getTime() - ticket.drawnAtMs > lifetimeMs) throw new AppError("expired", "ticket");
  return ticket;
}
