/** The numbers of a room of insights as CSV. */
import { AppError } from "@/lib/app-error";
import { readInsightItems, readItemAnswers } from "@/lib/db/insight-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { fewestLearners } from "@/lib/insights/few-learners";
import { isoWeek } from "@/lib/insights/study-week";
import type { Cell, Column, Table, Unit } from "@/lib/progress/chart";
import { chartCsv } from "@/lib/progress/chart-csv";
import type { LearnerId } from "@/lib/quiz/ids";
import { getInsightAccess, type InsightPlace, namesIn } from "./insight-access";
import { loadInsightConcepts } from "./insight-concepts";
import { loadInsightItems } from "./insight-items";
import { loadInsightLearners } from "./insight-learners";
import { loadInsightMistakes } from "./insight-mistakes";

type Asked = { readonly locale: Locale; readonly now: Date; readonly item: string | null };
type Tables = (userId: LearnerId, place: InsightPlace, asked: Asked) => Promise<Table>;

const columns = (units: Readonly<Record<string, Unit>>): Column[] =>
  Object.entries(units).map(([name, unit]) => ({ name, unit }));

const tables: Readonly<Record<string, Tables>> = {
  items: async (userId, place, asked) => {
    const { items } = await loadInsightItems(userId, place, asked);
    return {
      columns: columns({
        item: "text",
        title: "text",
        kind: "text",
        learners: "count",
        known: "count",
        facility: "share",
        low: "share",
        high: "share",
        shrunk: "share",
        readLearners: "count",
        readKnown: "count",
        unreadLearners: "count",
        unreadKnown: "count",
        discrimination: "decimal",
        discriminationLow: "decimal",
        discriminationHigh: "decimal",
        surprise: "decimal",
        surpriseN: "count",
        medianSeconds: "decimal",
        p90Seconds: "decimal",
        leeches: "count",
      }),
      rows: items.map(
        ({
          key,
          title,
          kind,
          n,
          facility: f,
          read,
          unread,
          discrimination: d,
          surprise: s,
          time,
          leeches,
        }) => [
          ...[key, title, kind, n, f?.right ?? null, f?.share ?? null, f?.low ?? null, f?.high ?? null],
          ...[
            f?.shrunk ?? null,
            read?.n ?? null,
            read?.right ?? null,
            unread?.n ?? null,
            unread?.right ?? null,
            d?.index ?? null,
            d?.low ?? null,
            d?.high ?? null,
            s?.mean ?? null,
            s?.n ?? null,
          ],
          ...[time && time.medianMs / 1000, time && time.p90Ms / 1000, leeches],
        ],
      ),
    };
  },
  mistakes: async (userId, place, asked) => {
    const { named, unnamed } = await loadInsightMistakes(userId, place, asked);
    return {
      columns: columns({
        item: "text",
        misconception: "text",
        learners: "count",
        week: "text",
        wrong: "count",
        share: "share",
      }),
      rows: [...named, ...unnamed].flatMap(({ item, misconception, learners, weeks }) =>
        weeks.map(({ week, wrong, share }): Cell[] => [
          ...[item.key, misconception, learners, isoWeek(week), wrong, share],
        ]),
      ),
    };
  },
  concepts: async (userId, place, asked) => {
    const { concepts, laterDay } = await loadInsightConcepts(userId, place, asked);
    return {
      columns: columns({
        concept: "text",
        name: "text",
        items: "count",
        learners: "count",
        now: "share",
        nowLow: "share",
        nowHigh: "share",
        laterDay: "day",
        later: "share",
        laterLow: "share",
        laterHigh: "share",
      }),
      rows: concepts.map(({ id, name, items, now, later }): Cell[] => [
        ...[id, name, items, now?.learners ?? null, now?.mean ?? null, now?.low ?? null, now?.high ?? null],
        ...[laterDay, later?.mean ?? null, later?.low ?? null, later?.high ?? null],
      ]),
    };
  },
  learners: async (userId, place, asked) => {
    const { learners } = await loadInsightLearners(userId, place, asked);
    return {
      columns: columns({
        name: "text",
        met: "count",
        due: "count",
        daysAway: "count",
        reviews: "count",
        recalled: "count",
      }),
      rows: learners.map(({ name, met, due, daysAway, retention }): Cell[] => [
        ...[name, met, due, daysAway, retention.reviews, retention.recalled],
      ]),
    };
  },
  answers: async (userId, place, { locale, item: key }) => {
    const db = getPrisma();
    const access = await getInsightAccess(db, userId, place, locale);
    const item = (await readInsightItems(db, access.course.id)).find((each) => each.key === key);
    if (item === undefined) throw new AppError("not-found", "item");
    const [answers, names] = await Promise.all([
      readItemAnswers(db, access.scope, item.id),
      namesIn(db, access),
    ]);
    const people = [...new Set(answers.map(({ learnerId }) => learnerId))];
    if (access.class === null && people.length < fewestLearners) throw new AppError("not-found", "item");
    return {
      columns: columns({
        learner: "text",
        answeredAt: "text",
        version: "count",
        first: "count",
        right: "count",
        answer: "text",
        misconception: "text",
        drawn: "text",
        seconds: "decimal",
      }),
      // Whoever has no name here has none that lasts: a number by order of appearance.
      rows: answers.map(({ learnerId, reviewedAt, version, isFirst, isRight, answer, ...rest }): Cell[] => [
        ...[names.get(learnerId) ?? String(people.indexOf(learnerId) + 1), reviewedAt.toISOString(), version],
        ...[Number(isFirst), Number(isRight), answer, rest.misconception, JSON.stringify(rest.given)],
        rest.elapsedMs / 1000,
      ]),
    };
  },
};

/** Throws `not-found` for a table that there is not, or that this person may not see. */
export async function loadInsightFile(
  userId: LearnerId,
  place: InsightPlace,
  table: string,
  asked: Asked,
): Promise<{ readonly name: string; readonly content: string }> {
  const make = Object.hasOwn(tables, table) ? tables[table] : undefined;
  if (make === undefined) throw new AppError("not-found", "table");
  return { name: `notecurve-${table}.csv`, content: chartCsv(await make(userId, place, asked)) };
}
