import { type DrawnVariant, type ItemDetails, readItemDetails } from "@/lib/db/item-store";
import type { Database } from "@/lib/db/prisma-client";
import type { StoredCandidate } from "@/lib/db/queue-store";
import { insertVariants, type NewVariant } from "@/lib/db/variant-store";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage, shownLocale } from "@/lib/i18n/localized";
import { storedAnswer } from "@/lib/items/answer";
import type { Given } from "@/lib/items/item-kind";
import { drawingKinds, kindOf } from "@/lib/items/registry";
import type { EntryView } from "@/lib/quiz/entry-view";
import type { LearnerId, VariantId } from "@/lib/quiz/ids";
import type { PresetOfCourse } from "@/lib/scheduling/presets";
import { runningDay } from "@/lib/scheduling/running-day";
import { emptyMemory, recallAt, restsAfterMiss } from "@/lib/scheduling/schedule-review";
import type { StudyDay } from "@/lib/scheduling/study-day";
import { previewRatings } from "./preview-ratings";
import { renderAsk, renderReveal } from "./render-view";
import { scoreAnswer } from "./score-answer";
import { seededUuid } from "./seeded-uuid";
import { sharedBody } from "./shared-body";

type Drawable = Pick<StoredCandidate, "itemId" | "version" | "memoryVersion">;

/**
 * The seed of a learner's next variant of an item. It depends on the learner's history of the item, so a reloaded page
 * shows the same numbers; every review and every undo leads to others.
 */
function variantSeed(learnerId: LearnerId, item: Drawable): string {
  return `${item.itemId}:${item.version}:${learnerId}:${item.memoryVersion}:quiz`;
}

/** The id of the variant at this learner's next meeting with the item. */
export function variantIdOf(learnerId: LearnerId, item: Drawable): string {
  return seededUuid(variantSeed(learnerId, item));
}

function answeredView(
  details: ItemDetails,
  drawn: DrawnVariant | null,
  body: unknown,
  locale: Locale,
): EntryView["answered"] {
  if (!drawn || drawn.answer === null) return null;
  const answer = storedAnswer(drawn.answer);
  const { view } = scoreAnswer(
    { ...details, version: drawn.version, body, given: drawn.given },
    answer,
    locale,
  );
  return { answer, score: view };
}

function entryView(
  details: ItemDetails,
  variantId: VariantId,
  given: Given,
  context: DrawContext,
): EntryView {
  const kind = kindOf(details.kind);
  const locale = shownLocale(details.locales, context.locale);
  const body = details.drawn?.body ?? details.body;
  const studyDay = runningDay(details.memory, context.now, context.studyDay);
  const memory = details.memory ?? emptyMemory(studyDay);
  const { preset, version } = context.presetOf(details.course.id);
  return {
    variantId,
    itemId: `${details.course.slug}/${details.key}`,
    kind: details.kind,
    graded: details.graded,
    drawsValues: kind.drawsValues,
    locale,
    course: { slug: details.course.slug, title: inLanguage(details.course.title, context.locale) },
    note: { slug: details.note.slug, title: details.note.title },
    section: details.note.headings.find((h) => h.id === details.anchor)?.text ?? details.note.title,
    source: `/courses/${details.course.slug}/${details.note.slug}#${details.place}`,
    ask: renderAsk(kind.ask(body, given, locale), locale),
    reveal: details.graded ? null : renderReveal(kind.reveal(body, given, locale), locale),
    answered: details.graded ? answeredView(details, details.drawn, body, locale) : null,
    dueAt: memory.dueAt?.toISOString() ?? null,
    previews: previewRatings(details.itemId, details.memory, { preset, studyDay }),
    restsAfterMiss: restsAfterMiss(memory, studyDay, preset, String(details.itemId)),
    studyDay,
    presetVersion: version,
    retention: preset.desiredRetention,
    memory: {
      state: memory.state,
      recall: recallAt(memory, studyDay, preset),
      stability: memory.stability,
      difficulty: memory.difficulty,
      lapses: memory.lapses,
      daysSince: memory.lastStudyDay === null ? null : studyDay - memory.lastStudyDay,
    },
  };
}

function withSharedBodies(item: ItemDetails): ItemDetails {
  const drawn = item.drawn && {
    ...item.drawn,
    body: item.drawn.body && sharedBody(item.itemId, item.drawn.version, item.drawn.body),
  };
  return { ...item, body: sharedBody(item.itemId, item.version, item.body), drawn };
}

export type DrawContext = {
  readonly learnerId: LearnerId;
  readonly locale: Locale;
  readonly now: Date;
  readonly studyDay: StudyDay;
  readonly presetOf: PresetOfCourse;
};

/** Draws and stores a variant of each item, and returns what the browser may know of it. Two round trips. */
export async function drawEntries(
  db: Database,
  items: readonly Drawable[],
  context: DrawContext,
): Promise<EntryView[]> {
  if (items.length === 0) return [];
  const seeds = new Map(items.map((item) => [item.itemId, variantSeed(context.learnerId, item)]));
  const asked = items.map((item) => ({
    itemId: item.itemId,
    variantId: seededUuid(seeds.get(item.itemId)!),
  }));
  const details = (await readItemDetails(db, context.learnerId, asked, { ...context, drawingKinds })).map(
    withSharedBodies,
  );
  const fresh: NewVariant[] = [];
  const entries = details.map((item) => {
    const seed = seeds.get(item.itemId)!;
    const id = seededUuid(seed);
    const given = item.drawn?.given ?? kindOf(item.kind).draw(item.body, { seed, avoid: item.recent });
    if (!item.drawn) fresh.push({ id, itemId: item.itemId, version: item.version, given });
    return entryView(item, id, given, context);
  });
  await insertVariants(db, context.learnerId, fresh, context.now);
  return entries;
}
