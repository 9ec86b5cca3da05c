import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/app-error";
import { findReadableItem, findReadableVersion, type ReadableItem } from "@/lib/db/item-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { shownLocale } from "@/lib/i18n/localized";
import type { Answer } from "@/lib/items/answer";
import type { Given } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";
import type { TrialView } from "@/lib/quiz/api";
import type { ScoreView } from "@/lib/quiz/entry-view";
import type { LearnerId } from "@/lib/quiz/ids";
import { storeTrial } from "./adopt-trial";
import { answerVariant } from "./answer-variant";
import { renderAsk, renderReveal } from "./render-view";
import { scoreAnswer } from "./score-answer";
import { sharedBody } from "./shared-body";
import { readTicket, sealTicket, type TicketPurpose, type TrialTicket } from "./trial-ticket";

/**
 * Draws an item outside the schedule: nothing is stored, and the numbers travel sealed, so that a visitor without an
 * account can be graded exactly. Items of courses that this person may not read count as missing. The ticket of an
 * earlier trial of the item keeps its numbers, e.g. to show it in another language; if that has expired, or the item
 * was changed, it is drawn again.
 */
export async function openTrial(input: TrialInput): Promise<TrialView> {
  return (await drawTrial(input)).view;
}

/**
 * A trial that demonstrates diagnosis: with a wrong number to try, which a common mistake gives. Null if there is none.
 */
export async function openDemonstration(
  input: TrialInput,
): Promise<{ readonly trial: TrialView; readonly slip: string | null }> {
  const { view, body, given } = await drawTrial(input);
  return { trial: view, slip: kindOf(view.kind).slip(body, given, view.locale) };
}

type TrialInput = {
  readonly learnerId: LearnerId | null;
  readonly itemId: string;
  readonly locale: Locale;
  readonly ticket?: string | undefined;
  readonly now: Date;
};

type DrawnTrial = { readonly view: TrialView; readonly body: unknown; readonly given: Given };

async function drawTrial(input: TrialInput): Promise<DrawnTrial> {
  const item = await findReadableItem(getPrisma(), input.learnerId, input.itemId);
  if (!item) throw new AppError("not-found", "itemId");
  const kind = kindOf(item.kind);
  const body = sharedBody(item.id, item.version, item.body);
  const locale = shownLocale(item.locales, input.locale);
  const earlier = earlierTrial(input.ticket, item, input.now);
  const given = earlier?.given ?? kind.draw(body, { seed: randomUUID(), avoid: [] });
  const id = earlier?.id ?? randomUUID();
  const drawnAtMs = earlier?.drawnAtMs ?? input.now.getTime();
  const ticket = { id, itemId: item.id, version: item.version, given, locale, drawnAtMs };
  const view = { ...trialView(item, ticket), itemId: input.itemId, isAnew: earlier === null };
  return { view, body, given };
}

/** What the browser may know of an item with these values. */
export function trialView(
  item: ReadableItem,
  ticket: TrialTicket,
  purpose: TicketPurpose = "trial",
): Omit<TrialView, "itemId" | "isAnew"> {
  const kind = kindOf(item.kind);
  const body = sharedBody(item.id, item.version, item.body);
  const { given, locale } = ticket;
  return {
    ticket: sealTicket(ticket, purpose),
    kind: item.kind,
    drawsValues: kind.drawsValues,
    locale,
    ask: renderAsk(kind.ask(body, given, locale), locale),
    reveal: item.graded ? null : renderReveal(kind.reveal(body, given, locale), locale),
    source: `/courses/${item.course}/${item.note}#${item.place}`,
  };
}

/** The trial of a ticket, if it is one of this item as it stands; else null. */
export function earlierTrial(
  ticket: string | undefined,
  item: { id: number; version: number },
  now: Date,
  purpose: TicketPurpose = "trial",
): TrialTicket | null {
  if (ticket === undefined) return null;
  try {
    const earlier = readTicket(ticket, now, purpose);
    return earlier.itemId === item.id && earlier.version === item.version ? earlier : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/**
 * Grades an answer to a trial. A learner's first readable answer is stored, so that it is the one that counts if they
 * choose to count it. A visitor's is not stored. Throws `expired`, and `not-found` for a ticket that is not ours or is
 * of an item whose course this person may not (or no longer) read.
 */
export async function answerTrial(input: {
  learnerId: LearnerId | null;
  ticket: string;
  answer: Answer;
  now: Date;
}): Promise<ScoreView> {
  const { learnerId, answer, now } = input;
  const ticket = readTicket(input.ticket, now);
  const found = await findReadableVersion(getPrisma(), learnerId, ticket.itemId, ticket.version);
  if (!found?.graded) throw new AppError("not-found", "ticket");
  const { locale } = ticket;
  const stored = learnerId === null ? null : await storeTrial(learnerId, ticket, now);
  if (stored && learnerId !== null)
    return answerVariant({ learnerId, variantId: stored.variantId, answer, locale, now });
  return scoreAnswer({ ...ticket, ...found }, answer, locale).view;
}
