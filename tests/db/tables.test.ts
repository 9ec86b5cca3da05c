import { expect, test } from "vitest";
import { actionTable } from "@/lib/db/action-store";
import { checked } from "@/lib/db/checked";
import { pastClockTable } from "@/lib/db/clock-store";
import { counterColumns, counterTableNames } from "@/lib/db/counter-store";
import { itemTextTable } from "@/lib/db/item-text-store";
import { memoryRow, memoryTable } from "@/lib/db/memory-store";
import { practiceTable } from "@/lib/db/practice-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { readingTable } from "@/lib/db/reading-store";
import { regradeNoticeTable, regradeTable } from "@/lib/db/regrade-store";
import { rehearsalTable } from "@/lib/db/rehearsal-store";
import { reviewTable } from "@/lib/db/review-store";
import { savedSearchTable } from "@/lib/db/saved-search-store";
import { courseSettingsTable, presetTable, settingsTable } from "@/lib/db/settings-store";
import type { Columns } from "@/lib/db/table";
import { unclearTable } from "@/lib/db/unclear-store";
import { variantTable } from "@/lib/db/variant-store";
import { withTestDatabase } from "../support/test-database";

withTestDatabase();

type Found = { name: string; type: string; nullable: boolean };

function columnsIn(table: string): Promise<Found[]> {
  return getPrisma().$queryRawUnsafe<Found[]>(
    // Prisma declares lists without NOT NULL, and never writes a null.
    `SELECT attname::text AS name, atttypid::regtype::text AS type, NOT attnotnull AND attndims = 0 AS nullable
     FROM pg_attribute WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped`,
    table,
  );
}

const tables: readonly (readonly [string, Columns])[] = [
  ["memory", memoryTable],
  ["review", reviewTable],
  ["variant", variantTable],
  ["memory_action", actionTable],
  ["regrade", regradeTable],
  ["regrade_notice", regradeNoticeTable],
  ["unclear_report", unclearTable],
  ["note_reading", readingTable],
  ["practice_answer", practiceTable],
  ["rehearsal", rehearsalTable],
  ...counterTableNames.map((name) => [name, counterColumns(name)] as const),
  ["learner_settings", settingsTable],
  ["course_settings", courseSettingsTable],
  ["past_clock", pastClockTable],
  ["saved_search", savedSearchTable],
  ["item_text", itemTextTable],
  ["preset", presetTable],
];

test.each(tables)("the columns of %s have the types that the database gives them", async (table, columns) => {
  const inDatabase = new Map((await columnsIn(table)).map(({ name, ...column }) => [name, column]));
  for (const [name, { type, value }] of Object.entries(columns)) {
    const [named] = await getPrisma().$queryRawUnsafe<{ type: string }[]>(
      "SELECT $1::text::regtype::text AS type",
      type,
    );
    const nullable = value.safeParse(null).success;
    expect({ name, ...named, nullable }).toEqual({ name, ...inDatabase.get(name) });
  }
});

test("a row from SQL with a missing column, an extra one or a value of another type is refused", () => {
  const { version, ...row } = {
    item_id: 1,
    state: 1,
    stability: 2.5,
    difficulty: 5,
    step: 0,
    repetitions: 1,
    lapses: 0,
    misses: 0,
    interval_days: 0,
    due_day: 20_000,
    due_at: "2026-03-02T12:10:00+00:00",
    first_study_day: 20_000,
    last_study_day: 20_000,
    last_reviewed_at: "2026-03-02T12:00:00+00:00",
    last_event_at: "2026-03-02T12:00:00+00:00",
    spaced_reviews: 0,
    spaced_misses: 0,
    suspended: false,
    buried_until: null,
    asked_day: 20_000,
    version: 1,
  };
  expect(checked(memoryRow, { ...row, version })).toEqual({ ...row, version });
  expect(() => checked(memoryRow, row)).toThrow("version");
  expect(() => checked(memoryRow, { ...row, version, edition: 2 })).toThrow("edition");
  expect(() => checked(memoryRow, { ...row, version, due_at: "soon" })).toThrow("due_at");
});
