import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { seal, unseal } from "@/lib/auth/seal";
import { findItemVersion, findReadableItem } from "@/lib/db/content-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import type { Given } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";
import type { ScoreView, TrialView } from "@/lib/quiz/entry-view";
import { renderAsk, renderReveal } from "./render-view";
import { answerOrGaveUp, scoreAnswer } from "./score-answer";
import { sharedBody } from "./shared-body";

const purpose = "trial";

const ticketSchema = z.object({
  itemId: z.number(),
  version: z.number(),
  given: z.record(z.string(), z.json()),
  locale: z.enum(["en", "zh"]),
});

/**
 * Draws an item outside any schedule: nothing is stored, and the numbers travel sealed, so that a visitor without an
 * account can be graded exactly. Items of courses that this person may not read don't exist.
 * With the ticket of an earlier trial of the item its numbers are kept, e.g. to show it in another language.
 */
export async function openTrial(input: {
  learnerId: string | null;
  itemId: string;
  locale: Locale;
  ticket?: string | undefined;
}): Promise<TrialView> {
  const item = await findReadableItem(getPrisma(), input.learnerId, input.itemId);
  if (!item) throw new AppError("not-found", "itemId");
  const kind = kindOf(item.kind);
  const body = sharedBody(item.id, item.version, item.body);
  const locale = item.locales.includes(input.locale) ? input.locale : "en";
  const given = sealedGiven(input.ticket, item) ?? kind.draw(body, { seed: randomUUID(), avoid: [] });
  return {
    ticket: seal(purpose, { itemId: item.id, version: item.version, given, locale }),
    itemId: input.itemId,
    kind: item.kind,
    locale,
    ask: renderAsk(kind.ask(body, given, locale), locale),
    reveal: item.graded ? null : renderReveal(kind.reveal(body, given, locale), locale),
    source: `/courses/${item.course}/${item.note}#${item.place}`,
  };
}

function sealedGiven(ticket: string | undefined, item: { id: number; version: number }): Given | null {
  const { data } = ticketSchema.safeParse(ticket === undefined ? null : unseal(purpose, ticket));
  return data?.itemId === item.id && data.version === item.version ? (data.given as Given) : null;
}

/** Grades an answer to a trial. A ticket that is not ours, or of an item that is gone, is not found. */
export async function answerTrial(input: {
  ticket: string;
  answer: string;
  giveUp: boolean;
}): Promise<ScoreView> {
  const ticket = ticketSchema.safeParse(unseal(purpose, input.ticket));
  if (!ticket.success) throw new AppError("not-found", "ticket");
  const { itemId, version, given, locale } = ticket.data;
  const found = await findItemVersion(getPrisma(), itemId, version);
  if (!found?.graded) throw new AppError("not-found", "ticket");
  return scoreAnswer({ itemId, version, ...found, given: given as Given }, answerOrGaveUp(input), locale)
    .view;
}
