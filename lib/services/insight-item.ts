/** One item: its figures, and the answers behind them. */
import { z } from "zod";
import { AppError } from "@/lib/app-error";
import type { MisconceptionProposal } from "@/lib/authoring/add-misconception";
import { readTaughtClasses } from "@/lib/db/class-store";
import {
  type FirstTotals,
  findScopedReview,
  type InsightItem,
  type ItemAnswer,
  readInsightItems,
  readItemAnswers,
} from "@/lib/db/insight-store";
import { readItemBodies } from "@/lib/db/item-store";
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage, shownLocale } from "@/lib/i18n/localized";
import type { Likeness } from "@/lib/insights/answer-groups";
import type { Facility } from "@/lib/insights/facility";
import { fewestLearners } from "@/lib/insights/few-learners";
import type { ExpressionGuess } from "@/lib/insights/guess-expression";
import { meanOnOthers, type OptionFigures, optionFigures } from "@/lib/insights/option-figures";
import { type ParameterBin, parameterBins } from "@/lib/insights/parameter-bins";
import { unexplainedAnswers } from "@/lib/insights/unexplained-answers";
import { idsIn, storedAnswer } from "@/lib/items/answer";
import type { ChoiceBody } from "@/lib/items/choice/read-choice";
import type { ExerciseBody } from "@/lib/items/exercise/exercise-body";
import type { Given, Json } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";
import type { Html } from "@/lib/markdown/markup";
import { plainWords } from "@/lib/markdown/plain-words";
import { renderInline } from "@/lib/markdown/render-markdown";
import type { LearnerId, ReviewId } from "@/lib/quiz/ids";
import type { PastReview } from "@/lib/quiz/past-review";
import { pastReview } from "./browse-item";
import { getInsightAccess, type InsightAccess, type InsightPlace, namesIn } from "./insight-access";
import { type ItemFigures, itemFigures, loadItemSums } from "./insight-items";
import { mistakeWords } from "./insight-mistakes";
import { loadLearnerDay } from "./learner-queue";
import { sharedBody } from "./shared-body";

const answersOfPage = 30;

/** Which answers are listed: all, wrong ones, or those behind one figure. */
export type AnswerFilter =
  | { readonly by: "all" | "wrong" | "unexplained" | "first" }
  | { readonly by: "misconception" | "option"; readonly id: string }
  | { readonly by: Likeness; readonly value: number }
  | {
      readonly by: "parameter";
      readonly name: string;
      readonly from: number | string;
      readonly to: number | string;
    };

export type ShownOption = OptionFigures & { readonly text: Html };

export type WrongKind = {
  /** Empty for wrong answers that no misconception explains. */
  readonly misconception: string;
  readonly words: Html | null;
  readonly answers: number;
  readonly learners: number;
};

export type ShownGroup = {
  readonly by: Likeness;
  readonly value: number;
  readonly answers: number;
  readonly learners: number;
  readonly guess: ExpressionGuess | null;
};

export type ShownAnswer = {
  readonly reviewId: string;
  /** Named only to the class's own teachers. */
  readonly learner: string | null;
  readonly reviewedAt: Date;
  readonly isRight: boolean;
  readonly isFirst: boolean;
  readonly elapsedMs: number;
  /** In words; null where the learner grades, empty for giving up. */
  readonly answer: string | null;
  /** What was drawn, for exercises. */
  readonly given: Given;
  /** Of wrong ones. */
  readonly key: Json;
  readonly misconception: string | null;
  /** What the misconception is called, in the language of the item; null without one. */
  readonly mistake: Html | null;
};

export type InsightItemView = {
  readonly access: InsightAccess;
  readonly computedAt: Date;
  readonly timeZone: string;
  readonly item: ItemFigures & { readonly note: string; readonly locale: Locale };
  /** Of choices, by first exposures; null for others, and for too few learners. */
  readonly options: readonly ShownOption[] | null;
  /** Of exercises, by first exposures. */
  readonly bins: readonly ParameterBin[];
  readonly wrong: readonly WrongKind[];
  readonly groups: readonly ShownGroup[];
  /** What leads to most of the unexplained answers. */
  readonly guess: ExpressionGuess | null;
  /** The same item in the classes of this course that the reader teaches, the latest first. */
  readonly classes: readonly {
    readonly id: string;
    readonly name: string;
    readonly term: string;
    readonly facility: Facility;
  }[];
  /** The answers that were asked for; null if an author would be told of too few learners. */
  readonly listed: {
    readonly answers: readonly ShownAnswer[];
    readonly count: number;
    readonly page: number;
    readonly pages: number;
  } | null;
};

/** Only answers to the present version are grouped: an earlier one may have had another key. */
export async function loadInsightItem(
  userId: LearnerId,
  place: InsightPlace,
  itemKey: string,
  {
    locale,
    now,
    filter,
    page,
  }: { readonly locale: Locale; readonly now: Date; readonly filter: AnswerFilter; readonly page: number },
): Promise<InsightItemView> {
  const db = getPrisma();
  const access = await getInsightAccess(db, userId, place, locale);
  const items = await readInsightItems(db, access.course.id);
  const item = items.find(({ key }) => key === itemKey);
  if (item === undefined) throw new AppError("not-found", "item");
  const [summary, answers, bodies, { settings }, names] = await Promise.all([
    loadItemSums(access, now),
    readItemAnswers(db, access.scope, item.id),
    readItemBodies(db, [item]),
    loadLearnerDay(db, userId, now),
    namesIn(db, access),
  ]);
  const read = shownLocale(item.locales, locale);
  const body = sharedBody(item.id, item.version, bodies.get(item.id));
  const present = answers.filter(({ version }) => version === item.version);
  const firsts = present.filter(({ isFirst }) => isFirst);
  const { groups, guess } = groupsOf(item, body, present);
  const [figures] = itemFigures(items, summary.data, locale).filter(({ id }) => id === item.id);
  return {
    access,
    computedAt: summary.computedAt,
    timeZone: settings.timeZone,
    item: { ...figures!, note: item.note, locale: read },
    options: item.kind === "choice" ? optionsOf(body as ChoiceBody, firsts, summary.data.totals, read) : null,
    bins: item.kind === "exercise" ? parameterBins(firsts) : [],
    wrong: wrongKinds(item, body, present, read),
    classes: await inOwnClasses(userId, access, items, item.key, { locale, now }),
    groups: groups.map(({ ids, ...group }) => ({ ...group, answers: ids.length })),
    guess,
    listed: maySee(access, answers)
      ? listed(item, body, answers, { filter, page, groups, present: item.version, names, locale: read })
      : null,
  };
}

const mostClasses = 8;

async function inOwnClasses(
  userId: LearnerId,
  access: InsightAccess,
  items: readonly InsightItem[],
  key: string,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): Promise<InsightItemView["classes"]> {
  const taught = (await readTaughtClasses(getPrisma(), userId))
    .filter(({ courseId }) => courseId === access.course.id)
    .slice(0, mostClasses);
  const rows = await Promise.all(
    taught.map(async ({ id, courseId, name, term }) => {
      const { data } = await loadItemSums({ key: `class:${id}`, scope: { courseId, classId: id } }, now);
      const facility = itemFigures(items, data, locale).find((item) => item.key === key)?.facility ?? null;
      return facility === null ? [] : [{ id, name, term, facility }];
    }),
  );
  return rows.flat();
}

function optionsOf(
  body: ChoiceBody,
  firsts: readonly ItemAnswer[],
  totals: FirstTotals,
  locale: Locale,
): ShownOption[] | null {
  const options = body.options.map(({ id, right }) => ({ id, isRight: right }));
  const answers = firsts.map(({ learnerId, answer, isRight }) => {
    const [met, right] = totals[learnerId] ?? [0, 0];
    const chosen = idsIn(storedAnswer(answer ?? ""));
    return { chosen, meanOnOthers: meanOnOthers(met, right, isRight) };
  });
  const texts = new Map(
    inLanguage(body.texts, locale).options.map(({ text }, i) => [body.options[i]!.id, text]),
  );
  return (
    optionFigures(options, answers)?.map((option) => ({
      ...option,
      text: renderInline(texts.get(option.id)!, locale),
    })) ?? null
  );
}

function wrongKinds(
  item: InsightItem,
  body: unknown,
  answers: readonly ItemAnswer[],
  locale: Locale,
): WrongKind[] {
  if (!item.graded) return [];
  const wrong = answers.filter(({ isRight }) => !isRight);
  const ids = [...new Set(wrong.map(({ misconception }) => misconception ?? ""))];
  return ids
    .map((misconception) => {
      const own = wrong.filter((answer) => (answer.misconception ?? "") === misconception);
      return {
        misconception,
        words: misconception === "" ? null : mistakeWords(item, body, misconception, locale),
        answers: own.length,
        learners: new Set(own.map(({ learnerId }) => learnerId)).size,
      };
    })
    .filter(({ learners }) => learners >= fewestLearners)
    .sort((a, b) => b.answers - a.answers);
}

type Groups = ReturnType<typeof unexplainedAnswers>;

function groupsOf(item: InsightItem, body: unknown, answers: readonly ItemAnswer[]): Groups {
  if (item.kind !== "exercise") return { groups: [], guess: null };
  const unexplained = answers.flatMap(({ reviewId, learnerId, given, answer, isRight, misconception }) =>
    isRight || misconception !== null || answer === null || answer === ""
      ? []
      : [{ id: reviewId, learner: learnerId, given, answer }],
  );
  return unexplainedAnswers(body as ExerciseBody, unexplained);
}

function listed(
  item: InsightItem,
  body: unknown,
  answers: readonly ItemAnswer[],
  {
    filter,
    page,
    groups,
    present,
    names,
    locale,
  }: {
    readonly filter: AnswerFilter;
    readonly page: number;
    readonly groups: Groups["groups"];
    readonly present: number;
    readonly names: ReadonlyMap<LearnerId, string>;
    readonly locale: Locale;
  },
): NonNullable<InsightItemView["listed"]> {
  const fits = answers.filter((answer) => isListed(answer, filter, groups, present));
  const pages = Math.max(1, Math.ceil(fits.length / answersOfPage));
  const at = Math.min(Math.max(1, page), pages);
  const { key } = kindOf(item.kind);
  return {
    answers: fits
      .slice((at - 1) * answersOfPage, at * answersOfPage)
      .map(({ learnerId, version, given, ...answer }) => ({
        ...answer,
        learner: names.get(learnerId) ?? null,
        answer: answer.answer === null ? null : answerWords(item, body, answer.answer, locale),
        given: item.kind === "exercise" ? given : {},
        key:
          item.kind === "exercise" && version === present && !answer.isRight
            ? key(body, given, "en").answer
            : null,
        mistake:
          answer.misconception === null ? null : mistakeWords(item, body, answer.misconception, locale),
      })),
    count: fits.length,
    page: at,
    pages,
  };
}

/** An answer as stored; of a choice, the texts of the options. */
function answerWords(item: InsightItem, body: unknown, answer: string, locale: Locale): string {
  if (item.kind !== "choice") return answer;
  const { options, texts } = body as ChoiceBody;
  const words = new Map(
    inLanguage(texts, locale).options.map(({ text }, i) => [options[i]!.id, plainWords(text)]),
  );
  return idsIn(storedAnswer(answer))
    .map((id) => words.get(id) ?? id)
    .join("; ");
}

function isListed(
  answer: ItemAnswer,
  filter: AnswerFilter,
  groups: Groups["groups"],
  present: number,
): boolean {
  const isPresent = answer.version === present;
  switch (filter.by) {
    case "all":
      return true;
    case "first":
      return answer.isFirst;
    case "wrong":
      return !answer.isRight;
    case "unexplained":
      return isPresent && !answer.isRight && answer.misconception === null;
    case "misconception":
      return isPresent && !answer.isRight && answer.misconception === filter.id;
    case "option":
      return isPresent && answer.isFirst && idsIn(storedAnswer(answer.answer ?? "")).includes(filter.id);
    case "parameter": {
      const value = answer.given[filter.name];
      if (!isPresent || !answer.isFirst || value === undefined) return false;
      return typeof value === "number" && typeof filter.from === "number"
        ? filter.from <= value && value <= Number(filter.to)
        : value === filter.from;
    }
    default: {
      const group = groups.find(({ by, value }) => by === filter.by && value === filter.value);
      return group?.ids.includes(answer.reviewId) ?? false;
    }
  }
}

export type InsightAnswerView = {
  readonly access: InsightAccess;
  readonly item: { readonly key: string; readonly title: string };
  readonly past: PastReview;
  /** Of a wrong answer that nothing explains, for whoever writes the exercise in the editor: what it may come from. */
  readonly proposal: (MisconceptionProposal & { readonly note: string }) | null;
};

/** One answer, with its question as it was drawn. Throws `not-found` where the item has too few learners to tell of. */
export async function loadInsightAnswer(
  userId: LearnerId,
  place: InsightPlace,
  {
    itemKey,
    reviewId,
    locale,
  }: { readonly itemKey: string; readonly reviewId: ReviewId; readonly locale: Locale },
): Promise<InsightAnswerView> {
  const db = getPrisma();
  const access = await getInsightAccess(db, userId, place, locale);
  const item = (await readInsightItems(db, access.course.id)).find(({ key }) => key === itemKey);
  if (item === undefined || !z.guid().safeParse(reviewId).success) throw new AppError("not-found", "item");
  const answers = await readItemAnswers(db, access.scope, item.id);
  const asked = await findScopedReview(db, access.scope, item.id, reviewId);
  if (asked === null || !maySee(access, answers)) throw new AppError("not-found", "reviewId");
  return {
    access,
    item: { key: item.key, title: inLanguage(item.title, locale) },
    past: pastReview(asked, locale),
    proposal: access.course.isEdited ? await proposalFor(db, item, answers, reviewId) : null,
  };
}

/** The guess for the group that the answer is in, else the one for all. */
async function proposalFor(
  db: Database,
  item: InsightItem,
  answers: readonly ItemAnswer[],
  reviewId: ReviewId,
): Promise<InsightAnswerView["proposal"]> {
  const present = answers.filter(({ version }) => version === item.version);
  const answer = present.find((one) => one.reviewId === reviewId);
  if (item.kind !== "exercise" || !answer || answer.isRight || answer.misconception !== null) return null;
  if (answer.answer === null || answer.answer === "") return null;
  const body = sharedBody(item.id, item.version, (await readItemBodies(db, [item])).get(item.id));
  const { groups, guess } = groupsOf(item, body, present);
  const group = groups.find(({ ids }) => ids.includes(reviewId));
  const found = group === undefined ? guess : group.guess;
  return { item: item.key, note: item.note, expression: found?.expression ?? null };
}

/** A class's own teachers see every answer in it; authors only answers that cannot be told apart by person. */
function maySee(access: InsightAccess, answers: readonly ItemAnswer[]): boolean {
  return access.class !== null || new Set(answers.map(({ learnerId }) => learnerId)).size >= fewestLearners;
}
