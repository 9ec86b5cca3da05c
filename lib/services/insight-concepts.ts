/** What a course's learners are expected to recall of each concept. */
import { readConceptNames } from "@/lib/db/course-store";
import {
  type ConceptCell,
  type ConceptSums,
  readConceptCells,
  readConceptSums,
  readInsightItems,
} from "@/lib/db/insight-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { type Locale, languageTag } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import { type ExpectedRecall, expectedRecall } from "@/lib/insights/expected-recall";
import type { LearnerId } from "@/lib/quiz/ids";
import { defaultPreset } from "@/lib/scheduling/presets";
import { recallCurve } from "@/lib/scheduling/schedule-review";
import { getInsightAccess, type InsightAccess, type InsightPlace, namesIn } from "./insight-access";
import { loadSummary, type Summary } from "./insight-summary";
import { loadLearnerDay } from "./learner-queue";

/** Days to look ahead where no exam is near. */
const aheadDays = 14;

const learnersOfPage = 30;

export type InsightConcept = {
  readonly id: string;
  readonly name: string;
  readonly items: number;
  /** Null for too few learners. */
  readonly now: ExpectedRecall | null;
  /** On `laterDay`, if nothing is reviewed until then. */
  readonly later: ExpectedRecall | null;
};

export type ConceptsView = {
  readonly access: InsightAccess;
  readonly computedAt: Date;
  readonly laterDay: number;
  /** Whether that is the day of the class's exam. */
  readonly isExam: boolean;
  /** Of a class, by name: a page of its learners, each with what they are expected to recall, in whole per cent. */
  readonly learners: readonly {
    readonly id: LearnerId;
    readonly name: string;
    readonly recall: ReadonlyMap<string, number>;
  }[];
  /** Of all the class's learners who have met something: their number, and the place of the first shown. */
  readonly learnersInAll: number;
  readonly learnersFrom: number;
  /** From 1. */
  readonly page: number;
  /** The worst known first; those of which nothing is said last. */
  readonly concepts: readonly InsightConcept[];
};

/** Of a class: expected recall in whole per cent, by concept and then by learner; null where nothing was met. */
type Grid = {
  readonly learners: readonly LearnerId[];
  readonly recall: Readonly<Record<string, readonly (number | null)[]>>;
};

type ConceptsData = {
  readonly laterDay: number;
  readonly grid: Grid | null;
  readonly now: readonly ConceptSums[];
  readonly later: readonly ConceptSums[];
};

export async function loadInsightConcepts(
  userId: LearnerId,
  place: InsightPlace,
  {
    locale,
    now,
    page = 1,
  }: { readonly locale: Locale; readonly now: Date; readonly page?: number | undefined },
): Promise<ConceptsView> {
  const db = getPrisma();
  const access = await getInsightAccess(db, userId, place, locale);
  const { studyDay } = await loadLearnerDay(db, userId, now);
  const [{ data, computedAt }, items, names, people] = await Promise.all([
    loadConceptsData(access, now, studyDay),
    readInsightItems(db, access.course.id),
    readConceptNames(db, access.course.id),
    namesIn(db, access),
  ]);
  const recallIn = (sums: readonly ConceptSums[], concept: string) => {
    const own = sums.find((each) => each.concept === concept);
    return own === undefined ? null : expectedRecall(own);
  };
  const concepts = [...new Set(items.flatMap((item) => item.concepts))].map((id) => {
    const name = names.get(id);
    return {
      id,
      name: name === undefined ? id : inLanguage(name, locale),
      items: items.filter((item) => item.concepts.includes(id)).length,
      now: recallIn(data.now, id),
      later: recallIn(data.later, id),
    };
  });
  return {
    access,
    computedAt,
    laterDay: data.laterDay,
    isExam: data.laterDay === access.class?.examDay,
    ...learnersIn(data.grid, people, { locale, page }),
    concepts: concepts.sort((a, b) => (a.now?.mean ?? 2) - (b.now?.mean ?? 2)),
  };
}

/** Of a course, or of a class with everybody in it. */
export function loadConceptsData(
  access: Pick<InsightAccess, "key" | "scope" | "class">,
  now: Date,
  today: number,
): Promise<Summary<ConceptsData>> {
  const exam = access.class?.examDay ?? null;
  const laterDay = exam !== null && exam > today ? exam : today + aheadDays;
  return loadSummary({ scope: access.key, view: "concepts" }, now, async (db) => {
    const curve = recallCurve(defaultPreset);
    return {
      laterDay,
      grid: access.class === null ? null : gridOf(await readConceptCells(db, access.scope, today, curve)),
      now: await readConceptSums(db, access.scope, today, curve),
      later: await readConceptSums(db, access.scope, laterDay, curve),
    };
  });
}

function gridOf(cells: readonly ConceptCell[]): Grid {
  const learners = [...new Set(cells.map(({ learnerId }) => learnerId))];
  const at = new Map(learners.map((learnerId, i) => [learnerId, i]));
  const recall: Record<string, (number | null)[]> = {};
  for (const { learnerId, concept, recall: share } of cells) {
    recall[concept] ??= learners.map(() => null);
    recall[concept][at.get(learnerId)!] = Math.round(100 * share);
  }
  return { learners, recall };
}

function learnersIn(
  grid: Grid | null,
  names: ReadonlyMap<LearnerId, string>,
  { locale, page }: { readonly locale: Locale; readonly page: number },
): Pick<ConceptsView, "learners" | "learnersInAll" | "learnersFrom" | "page"> {
  const collator = new Intl.Collator(languageTag(locale));
  const people = (grid?.learners ?? [])
    .flatMap((id, at) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, at, name }];
    })
    .sort((a, b) => collator.compare(a.name, b.name));
  const pages = Math.max(1, Math.ceil(people.length / learnersOfPage));
  const at = Math.min(page, pages);
  const from = (at - 1) * learnersOfPage;
  const shown = people.slice(from, from + learnersOfPage).map(({ id, at, name }) => {
    const known = Object.entries(grid?.recall ?? {}).flatMap(([concept, shares]) => {
      const share = shares[at] ?? null;
      return share === null ? [] : [[concept, share] as const];
    });
    return { id, name, recall: new Map(known) };
  });
  return { learners: shown, learnersInAll: people.length, learnersFrom: from, page: at };
}
