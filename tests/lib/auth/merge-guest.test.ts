import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { mergeGuest } from "@/lib/auth/merge-guest";
import { readPastClocks } from "@/lib/db/clock-store";
import { columnsOfLearners } from "@/lib/db/merge-store";
import { openedDatabase, setOpenedDatabase } from "@/lib/db/opened-database";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Rating } from "@/lib/scheduling/memory";
import { saveCourseSettings } from "@/lib/services/course-settings";
import { saveSettings } from "@/lib/services/learner-settings";
import { recordReading } from "@/lib/services/record-reading";
import { reportUnclear } from "@/lib/services/report-unclear";
import { startQuiz } from "@/lib/services/start-quiz";
import { submitReviews } from "@/lib/services/submit-reviews";
import { undoLast } from "@/lib/services/undo-event";
import { allFaults, daysOf } from "@/tests/support/counters";
import { Browser } from "@/tests/support/fake-browser";
import { asGuest, seenAs, signsIn, signsUp, somebody } from "@/tests/support/people";
import { day, entryOf, later, memoryOf, minute, rate, review, variantsLike } from "@/tests/support/reviewing";
import { publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

vi.mock("next/headers", () => import("@/tests/support/fake-browser"));
withTestDatabase();
beforeAll(() => publishSmallCourse());

const now = new Date("2026-03-02T12:00:00Z");

async function reviews(
  learnerId: string,
  key: string,
  history: readonly (readonly [Date, Rating])[],
): Promise<void> {
  for (const [at, rating] of history) {
    const outcome = await rate(learnerId, await entryOf(learnerId, `small/${key}`, at), rating, at);
    expect(outcome.status).toBe("accepted");
  }
}

async function everythingOf(learnerId: string) {
  const db = getPrisma();
  const where = { learnerId };
  const strip = <T extends { learnerId: string }>(rows: T[]) => rows.map(({ learnerId: _, ...rest }) => rest);
  return {
    reviews: strip(await db.review.findMany({ where, orderBy: { id: "asc" } })),
    undone: strip(await db.undo.findMany({ where, orderBy: { eventId: "asc" } })),
    memories: strip(await db.memory.findMany({ where, orderBy: { itemId: "asc" } })),
    actions: strip(await db.memoryAction.findMany({ where, orderBy: { id: "asc" } })),
    unclear: strip(await db.unclearReport.findMany({ where, orderBy: { variantId: "asc" } })),
    readings: strip(await db.noteReading.findMany({ where, orderBy: { noteId: "asc" } })),
    days: strip(await db.learnerDay.findMany({ where, orderBy: { studyDay: "asc" } })),
    bins: strip(await db.learnerBin.findMany({ where, orderBy: { bin: "asc" } })),
    hours: strip(await db.learnerHour.findMany({ where, orderBy: { hour: "asc" } })),
    mistakes: strip(await db.learnerMistake.findMany({ where, orderBy: { studyDay: "asc" } })),
    variants: strip(await db.variant.findMany({ where, orderBy: { id: "asc" } })),
  };
}

async function nothingIsLeftOf(learnerId: string): Promise<void> {
  for (const rows of Object.values(await everythingOf(learnerId))) expect(rows).toEqual([]);
  const db = getPrisma();
  expect(await db.learnerSettings.count({ where: { learnerId } })).toBe(0);
  expect(await db.enrolment.count({ where: { learnerId } })).toBe(0);
  expect(await db.classMember.count({ where: { learnerId } })).toBe(0);
  expect(await db.user.count({ where: { id: learnerId } })).toBe(0);
  expect(await db.session.count({ where: { userId: learnerId } })).toBe(0);
}

async function noFaults(): Promise<void> {
  expect(await allFaults()).toEqual([]);
}

const twoDays: readonly (readonly [Date, Rating])[] = [
  [now, 3],
  [later(now, 10 * minute), 3],
  [later(now, 3 * day), 1],
];

describe("a guest who signs up", () => {
  test("has the same reviews, memories to the last bit, counters and settings as before", async () => {
    const browser = new Browser();
    const guest = await asGuest(browser);
    await saveSettings(guest.learnerId, { timeZone: "Asia/Shanghai", locale: "zh", newPerDay: 7 }, now);
    await reviews(guest.learnerId, "card-1", twoDays);
    await reviews(guest.learnerId, "card-2", [[now, 4]]);
    await undoLast({ learnerId: guest.learnerId });
    const { variantId } = await entryOf(guest.learnerId, "small/card-3", now);
    await reportUnclear({ learnerId: guest.learnerId, variantId, words: "Which one?", now });
    await recordReading({ learnerId: guest.learnerId, course: "small", note: "first", now });
    const before = await everythingOf(guest.learnerId);
    expect(before.reviews).toHaveLength(4);
    expect(before.readings).toHaveLength(1);
    expect(before.unclear).toHaveLength(1);
    expect(before.undone).toHaveLength(1);

    const { learnerId } = await signsUp(browser, somebody("clara"));

    expect(learnerId).not.toBe(guest.learnerId);
    expect(await everythingOf(learnerId)).toEqual(before);
    expect(await getPrisma().learnerSettings.findUnique({ where: { learnerId } })).toMatchObject({
      timeZone: "Asia/Shanghai",
      locale: "zh",
      newPerDay: 7,
    });
    await nothingIsLeftOf(guest.learnerId);
    await noFaults();
    expect(await seenAs(browser)).toMatchObject({ learnerId, isGuest: false, name: "clara" });
  });

  test("continues in the middle of a session: the account answers what the guest was asked", async () => {
    const browser = new Browser();
    const guest = await asGuest(browser);
    const entry = await entryOf(guest.learnerId, "small/card-1", now);
    const { learnerId } = await signsUp(browser, somebody("david"));
    expect(await rate(learnerId, entry, 3, now)).toMatchObject({ status: "accepted" });
    await noFaults();
  });

  test("takes the classes along, under the account's own name", async () => {
    const browser = new Browser();
    const guest = await asGuest(browser);
    const { id: courseId } = await getPrisma().course.findUniqueOrThrow({ where: { slug: "small" } });
    const classIds = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of classIds)
      await getPrisma().class.create({ data: { id, courseId, name: "A", term: "", createdAt: now } });
    const joined = { role: "learner", name: "Guest Emmy", joinedAt: now };
    const [first, left, taught] = classIds as [string, string, string];
    for (const classId of classIds)
      await getPrisma().classMember.create({ data: { learnerId: guest.learnerId, classId, ...joined } });
    const emmy = somebody("emmy");
    const { learnerId } = await signsUp(new Browser(), emmy);
    for (const [classId, role, leftAt] of [
      [left, "learner", now] as const,
      [taught, "teacher", null] as const,
    ])
      await getPrisma().classMember.create({ data: { learnerId, classId, role, joinedAt: now, leftAt } });
    await signsIn(browser, emmy);
    const members = await getPrisma().classMember.findMany({ where: { learnerId } });
    const found = new Map(
      members.map(({ classId, role, name, leftAt }) => [classId, { role, name, leftAt }]),
    );
    expect(found.get(first)).toEqual({ role: "learner", name: null, leftAt: null });
    expect(found.get(left)).toEqual({ role: "learner", name: null, leftAt: null });
    expect(found.get(taught)).toEqual({ role: "teacher", name: null, leftAt: null });
    await nothingIsLeftOf(guest.learnerId);
  });

  test("may have done nothing yet", async () => {
    const browser = new Browser();
    const guest = await asGuest(browser);
    const { learnerId } = await signsUp(browser, somebody("emil"));
    await nothingIsLeftOf(guest.learnerId);
    expect((await startQuiz({ learnerId, locale: "en", now })).entries.length).toBeGreaterThan(0);
  });
});

describe("a guest who signs in to an account with a history of its own", () => {
  /** An account that met card-1 and card-3 a week ago, and a guest who met card-1 and card-2 now. */
  async function guestWithAccount(name: string) {
    const account = await signsUp(new Browser(), somebody(name));
    const aWeekAgo = later(now, -7 * day);
    await reviews(account.learnerId, "card-1", [
      [aWeekAgo, 3],
      [later(aWeekAgo, 10 * minute), 3],
    ]);
    await reviews(account.learnerId, "card-3", [[later(aWeekAgo, minute), 2]]);
    const browser = new Browser();
    const guest = await asGuest(browser);
    await reviews(guest.learnerId, "card-1", twoDays);
    await reviews(guest.learnerId, "card-2", [[later(now, minute), 3]]);
    return { account, browser, guest };
  }

  test("has the memory of both histories, as if one learner had made all those reviews", async () => {
    const { account, browser, guest } = await guestWithAccount("fatima");
    const own = await memoryOf(account.learnerId, "card-3");
    const brought = await memoryOf(guest.learnerId, "card-2");

    expect((await signsIn(browser, somebody("fatima"))).learnerId).toBe(account.learnerId);

    const { learnerId: alone } = await asGuest(new Browser());
    const aWeekAgo = later(now, -7 * day);
    const entry = await entryOf(alone, "small/card-1", aWeekAgo);
    const history: typeof twoDays = [[aWeekAgo, 3], [later(aWeekAgo, 10 * minute), 3], ...twoDays];
    const variants = await variantsLike(alone, entry, history.length);
    for (const [i, [at, rating]] of history.entries())
      await submitReviews({ learnerId: alone, reviews: [review(variants[i]!, at, { rating })], now: at });
    expect(await memoryOf(account.learnerId, "card-1")).toEqual({
      ...(await memoryOf(alone, "card-1")),
      learnerId: account.learnerId,
    });
    expect(await memoryOf(account.learnerId, "card-3")).toEqual(own);
    expect(await memoryOf(account.learnerId, "card-2")).toEqual({ ...brought, learnerId: account.learnerId });
    expect(await getPrisma().review.count({ where: { learnerId: account.learnerId } })).toBe(7);
    await nothingIsLeftOf(guest.learnerId);
    await noFaults();
  });

  test("has met an item once: it counts as new on the first of both days", async () => {
    const { account, browser } = await guestWithAccount("georg");
    await signsIn(browser, somebody("georg"));
    const days = await daysOf(account.learnerId);
    expect(days.map(({ reviews, newItems, correct }) => ({ reviews, newItems, correct }))).toEqual([
      { reviews: 3, newItems: 2, correct: 3 },
      { reviews: 3, newItems: 1, correct: 3 },
      { reviews: 1, newItems: 0, correct: 0 },
    ]);
    await noFaults();
  });

  test("keeps the settings of the account, or brings its own where there are none", async () => {
    const account = await signsUp(new Browser(), somebody("hanna"));
    const browser = new Browser();
    const guest = await asGuest(browser);
    await saveSettings(guest.learnerId, { newPerDay: 3 }, now);
    await saveSettings(guest.learnerId, { timeZone: "Asia/Tokyo" }, now);
    await saveCourseSettings(guest.learnerId, { course: "small", newPerDay: 4, desiredRetention: 0.95 });
    await signsIn(browser, somebody("hanna"));
    const clocks = () => readPastClocks(getPrisma(), account.learnerId);
    const ofGuest = [{ timeZone: "UTC", rolloverHour: 4, until: now }];
    expect(await clocks()).toEqual(ofGuest);
    const saved = () => getPrisma().learnerSettings.findUnique({ where: { learnerId: account.learnerId } });
    expect(await saved()).toMatchObject({ newPerDay: 3 });

    const later = new Browser();
    const ofCourses = () =>
      getPrisma().courseSettings.findMany({
        where: { learnerId: account.learnerId },
        omit: { courseId: true, learnerId: true },
      });
    const brought = [{ newPerDay: 4, desiredRetention: 0.95, presetVersion: 1 }];
    expect(await ofCourses()).toEqual(brought);
    const second = await asGuest(later);
    await saveCourseSettings(second.learnerId, { course: "small", newPerDay: 9, desiredRetention: 0.8 });
    await saveSettings(second.learnerId, { newPerDay: 99 }, now);
    await saveSettings(second.learnerId, { rolloverHour: 0 }, new Date(now.getTime() + 1));
    await signsIn(later, somebody("hanna"));
    expect([await clocks(), await ofCourses()]).toEqual([ofGuest, brought]);
    expect(await saved()).toMatchObject({ newPerDay: 3 });
  });

  test("brings reviews that were undone, and they stay undone", async () => {
    const account = await signsUp(new Browser(), somebody("ines"));
    await reviews(account.learnerId, "card-1", [[now, 3]]);
    const before = await memoryOf(account.learnerId, "card-1");
    const browser = new Browser();
    const guest = await asGuest(browser);
    await reviews(guest.learnerId, "card-1", [[later(now, minute), 1]]);
    await undoLast({ learnerId: guest.learnerId });
    await signsIn(browser, somebody("ines"));
    expect(await memoryOf(account.learnerId, "card-1")).toEqual(before);
    expect(await getPrisma().undo.count({ where: { learnerId: account.learnerId } })).toBe(1);
    await noFaults();
  });

  test("brings reviews made under scheduling parameters of its own, and they are replayed under those", async () => {
    const account = await signsUp(new Browser(), somebody("jan"));
    const browser = new Browser();
    const guest = await asGuest(browser);
    for (const [learnerId, desiredRetention] of [
      [account.learnerId, 0.95],
      [guest.learnerId, 0.8],
    ] as const) {
      await getPrisma().preset.create({
        data: {
          learnerId,
          version: 1,
          desiredRetention,
          learningSteps: ["1m"],
          relearningSteps: ["10m"],
          maximumIntervalDays: 36_500,
          fuzz: true,
          weights: [],
        },
      });
      await getPrisma().learnerSettings.create({ data: { learnerId, presetVersion: 1 } });
    }
    await reviews(account.learnerId, "card-1", [[now, 3]]);
    await reviews(guest.learnerId, "card-1", [[later(now, 2 * day), 3]]);
    await reviews(guest.learnerId, "card-2", [[later(now, 2 * day), 3]]);
    await signsIn(browser, somebody("jan"));
    const presets = await getPrisma().preset.findMany({
      where: { learnerId: account.learnerId },
      orderBy: { version: "asc" },
    });
    expect(presets.map(({ version, desiredRetention }) => [version, desiredRetention])).toEqual([
      [1, 0.95],
      [2, 0.8],
    ]);
    await noFaults();
  });
});

describe("the settings of a guest", () => {
  const parameters = {
    learningSteps: ["1m"],
    relearningSteps: ["10m"],
    maximumIntervalDays: 36_500,
    fuzz: true,
    weights: [],
  };

  test("name their scheduling parameters as the account will have them, where the account has no settings", async () => {
    const account = await signsUp(new Browser(), somebody("petra"));
    const browser = new Browser();
    const guest = await asGuest(browser);
    for (const [learnerId, version, desiredRetention] of [
      [account.learnerId, 1, 0.95],
      [account.learnerId, 2, 0.94],
      [guest.learnerId, 1, 0.8],
    ] as const)
      await getPrisma().preset.create({ data: { ...parameters, learnerId, version, desiredRetention } });
    const { learnerId } = account;
    await getPrisma().learnerSettings.deleteMany({ where: { learnerId } });
    await getPrisma().learnerSettings.create({
      data: { learnerId: guest.learnerId, presetVersion: 1, newPerDay: 3 },
    });
    await signsIn(browser, somebody("petra"));
    expect(await getPrisma().learnerSettings.findUnique({ where: { learnerId } })).toMatchObject({
      presetVersion: 3,
      newPerDay: 3,
    });
    expect(
      await getPrisma().preset.findUnique({ where: { learnerId_version: { learnerId, version: 3 } } }),
    ).toMatchObject({ desiredRetention: 0.8 });
    expect((await startQuiz({ learnerId, locale: "en", now })).entries[0]?.retention).toBe(0.8);
  });

  test("that name the product's own parameters still name them", async () => {
    const account = await signsUp(new Browser(), somebody("quentin"));
    const { learnerId } = account;
    await getPrisma().preset.create({
      data: { ...parameters, learnerId, version: 1, desiredRetention: 0.95 },
    });
    await getPrisma().learnerSettings.deleteMany({ where: { learnerId } });
    const browser = new Browser();
    const guest = await asGuest(browser);
    await saveSettings(guest.learnerId, { newPerDay: 3 }, now);
    await signsIn(browser, somebody("quentin"));
    expect(await getPrisma().learnerSettings.findUnique({ where: { learnerId } })).toMatchObject({
      presetVersion: 0,
      newPerDay: 3,
    });
  });
});

describe("merging", () => {
  test("the same guest from several tabs at once counts everything once", async () => {
    const account = await signsUp(new Browser(), somebody("karl"));
    await reviews(account.learnerId, "card-1", [[later(now, -day), 3]]);
    const guest = await asGuest(new Browser());
    await reviews(guest.learnerId, "card-1", twoDays);
    await Promise.all(Array.from({ length: 5 }, () => mergeGuest(guest.learnerId, account.learnerId)));
    expect(await getPrisma().review.count({ where: { learnerId: account.learnerId } })).toBe(4);
    await noFaults();
  });

  test("loses no review that another device of the account sends meanwhile", async () => {
    const account = await signsUp(new Browser(), somebody("lena"));
    await reviews(account.learnerId, "card-1", [[later(now, -day), 3]]);
    const guest = await asGuest(new Browser());
    await reviews(guest.learnerId, "card-1", twoDays);
    await reviews(guest.learnerId, "card-2", [[now, 3]]);
    const posted = [];
    for (const key of ["card-1", "card-2", "card-3"]) {
      const entry = await entryOf(account.learnerId, `small/${key}`, later(now, 5 * day));
      for (const [i, variant] of (await variantsLike(account.learnerId, entry, 4)).entries())
        posted.push(review(variant, later(now, 5 * day + i * minute), { rating: 3 }));
    }
    const at = later(now, 6 * day);
    await Promise.all([
      ...posted.map((one) => submitReviews({ learnerId: account.learnerId, reviews: [one], now: at })),
      mergeGuest(guest.learnerId, account.learnerId),
    ]);
    expect(await getPrisma().review.count({ where: { learnerId: account.learnerId } })).toBe(1 + 4 + 12);
    await noFaults();
  });

  test("loses no review that the guest sends meanwhile: taken before, or refused, to be sent as the account", async () => {
    const account = await signsUp(new Browser(), somebody("nora"));
    const guest = await asGuest(new Browser());
    const posted = [];
    for (const key of ["card-1", "card-2", "card-3"]) {
      const entry = await entryOf(guest.learnerId, `small/${key}`, now);
      for (const [i, variant] of (await variantsLike(guest.learnerId, entry, 10)).entries())
        posted.push(review(variant, later(now, i * minute), { rating: 3 }));
    }
    const at = later(now, day);
    const sending = posted.map(async (one, i) => {
      await delay(i * 2);
      return submitReviews({ learnerId: guest.learnerId, reviews: [one], now: at });
    });
    const [outcomes] = await Promise.all([
      Promise.allSettled(sending),
      delay(20).then(() => mergeGuest(guest.learnerId, account.learnerId)),
    ]);
    for (const outcome of outcomes) {
      if (outcome.status === "fulfilled") expect(outcome.value).toMatchObject([{ status: "accepted" }]);
      else expect(outcome.reason).toMatchObject({ code: "signed-out" });
    }
    const { memories, reviews: late } = await everythingOf(guest.learnerId);
    expect([memories, late]).toEqual([[], []]);
    await submitReviews({ learnerId: account.learnerId, reviews: posted, now: at });
    expect(await getPrisma().review.count({ where: { learnerId: account.learnerId } })).toBe(posted.length);
    await noFaults();
  });

  test("counts a card once that two tabs of the guest show, though one sends it as the account", async () => {
    const account = await signsUp(new Browser(), somebody("ursula"));
    await reviews(account.learnerId, "card-1", [[later(now, -day), 3]]);
    const guest = await asGuest(new Browser());
    const shown = await entryOf(guest.learnerId, "small/card-1", now);
    await rate(guest.learnerId, shown, 3, now);
    await mergeGuest(guest.learnerId, account.learnerId);
    const at = later(now, minute);
    const inOtherTab = review(shown, at, { rating: 1 });
    const post = { learnerId: account.learnerId, madeBy: guest.learnerId, reviews: [inOtherTab], now: at };
    expect(await submitReviews(post)).toMatchObject([{ status: "duplicate", rating: 3 }]);
    expect(await getPrisma().review.count({ where: { learnerId: account.learnerId } })).toBe(2);
    await noFaults();
  });

  test("moves every table that holds rows of learners, with every column", async () => {
    const rows = await getPrisma().$queryRaw<{ table: string; columns: string[] }[]>`
      SELECT table_name::text AS "table", array_agg(column_name::text) AS columns FROM information_schema.columns
      WHERE table_schema = 'public' GROUP BY table_name HAVING bool_or(column_name = 'learner_id')`;
    const sorted = (names: readonly string[]) => [...names].sort();
    expect(new Map(rows.map(({ table, columns }) => [table, sorted(columns)]))).toEqual(
      new Map(
        Object.entries(columnsOfLearners).map(([table, columns]) => [
          table,
          sorted([...columns, "learner_id"]),
        ]),
      ),
    );
  });

  test("keeps rows apart that both have given the same id", async () => {
    const account = await signsUp(new Browser(), somebody("olga"));
    const guest = await asGuest(new Browser());
    const [variantId, id] = [randomUUID(), randomUUID()];
    for (const [learnerId, key, rating] of [
      [account.learnerId, "card-1", 3],
      [guest.learnerId, "card-2", 4],
    ] as const) {
      const entry = await entryOf(learnerId, `small/${key}`, now);
      await getPrisma().variant.update({
        where: { learnerId_id: { learnerId, id: entry.variantId } },
        data: { id: variantId },
      });
      const posted = review({ variantId }, now, { id, rating });
      expect(await submitReviews({ learnerId, reviews: [posted], now })).toMatchObject([
        { status: "accepted" },
      ]);
    }
    await reviews(guest.learnerId, "card-3", [[later(now, -minute), 3]]);
    await undoLast({ learnerId: guest.learnerId, reviewId: id });

    await mergeGuest(guest.learnerId, account.learnerId);

    const { learnerId } = account;
    const kept = await getPrisma().review.findMany({ where: { learnerId }, orderBy: { rating: "asc" } });
    expect(kept.map(({ rating }) => rating)).toEqual([3, 3, 4]);
    expect(kept.filter((r) => r.id === id)).toMatchObject([{ variantId, rating: 3 }]);
    const brought = kept.find(({ rating }) => rating === 4)!;
    const where = { learnerId_id: { learnerId, id: brought.variantId } };
    expect(await getPrisma().variant.findUnique({ where })).toMatchObject({ itemId: brought.itemId });
    expect(await getPrisma().undo.findMany({ where: { learnerId } })).toMatchObject([
      { eventId: brought.id },
    ]);
    await noFaults();
  });

  test("treats an item as met by both if the account meets it while the guest is being merged", async () => {
    const account = await signsUp(new Browser(), somebody("maria"));
    const guest = await asGuest(new Browser());
    await reviews(guest.learnerId, "card-2", [[now, 3]]);
    const at = later(now, day);
    const posted = review(await entryOf(account.learnerId, "small/card-2", at), at, { rating: 3 });
    const database = openedDatabase()!;
    let merging: Promise<void> | undefined;
    await database.prisma.$transaction(async (tx) => {
      const query: typeof database.query = (sql, values) => tx.$queryRawUnsafe(sql, ...values);
      setOpenedDatabase({ ...database, prisma: tx as typeof database.prisma, query });
      await submitReviews({ learnerId: account.learnerId, reviews: [posted], now: at });
      setOpenedDatabase(database);
      // Until this transaction ends, the merge cannot see that row, and must wait for it.
      merging = mergeGuest(guest.learnerId, account.learnerId);
      await delay(300);
    });
    await merging;
    expect(await getPrisma().review.count({ where: { learnerId: account.learnerId } })).toBe(2);
    await noFaults();
  });
});
