import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choosePaper, type PaperItem } from "@/lib/practice/choose-paper";
import { type AnsweredQuestion, isLateAt, reportRehearsal } from "@/lib/practice/rehearsal-report";

/** Up to 40 items in up to 3 notes, many of them siblings. */
const pools = fc
  .array(fc.record({ note: fc.nat(2), group: fc.nat(5) }), { maxLength: 40, size: "max" })
  .map((all) =>
    all.map(
      ({ note, group }, i): PaperItem => ({ itemId: i + 1, note: `n${note}`, group: `${note}:${group}` }),
    ),
  );

const counts = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 50 }));

describe("the paper of a rehearsal", () => {
  test("has as many different items as were asked for, or all there are", () => {
    fc.assert(
      fc.property(pools, counts, fc.string(), (pool, count, seed) => {
        const paper = choosePaper(pool, count, seed);
        expect(new Set(paper).size).toBe(Math.min(count, pool.length));
        expect(paper.every((item) => pool.includes(item))).toBe(true);
      }),
    );
  });

  test("is the same for the same seed, and mostly another for another", () => {
    const pool = Array.from({ length: 30 }, (_, i) => ({ itemId: i, note: "n", group: `${i}` }));
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(choosePaper(pool, 10, seed)).toEqual(choosePaper(pool, 10, seed));
      }),
    );
    const papers = Array.from({ length: 20 }, (_, i) => JSON.stringify(choosePaper(pool, 10, `seed ${i}`)));
    expect(new Set(papers).size).toBe(20);
  });

  test("gives each note a share by its items: within one of the exact share", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 3 }),
        counts,
        (sizes, wanted) => {
          const pool = sizes.flatMap((size, note) =>
            Array.from({ length: size }, (_, i) => ({
              itemId: note * 100 + i,
              note: `${note}`,
              group: `${note}:${i}`,
            })),
          );
          const count = Math.min(wanted, pool.length);
          const paper = choosePaper(pool, count, "seed");
          for (const [note, size] of sizes.entries()) {
            const exact = (count * size) / pool.length;
            const taken = paper.filter((item) => item.note === `${note}`).length;
            expect(Math.abs(taken - exact)).toBeLessThan(1.01);
          }
        },
      ),
    );
  });

  test("takes siblings only where a note has nothing else", () => {
    fc.assert(
      fc.property(pools, counts, (pool, count) => {
        const paper = choosePaper(pool, count, "seed");
        for (const note of new Set(pool.map((item) => item.note))) {
          const groups = paper.filter((item) => item.note === note).map(({ group }) => group);
          const all = new Set(pool.filter((item) => item.note === note).map(({ group }) => group));
          expect(new Set(groups).size).toBe(Math.min(groups.length, all.size));
        }
      }),
    );
  });
});

describe("the report of a rehearsal", () => {
  const questions = fc.array(
    fc.record({
      note: fc.constantFrom("a", "b"),
      concepts: fc.uniqueArray(fc.constantFrom("x", "y", "z"), { maxLength: 2 }),
      answer: fc.option(
        fc.record({ isRight: fc.boolean(), isLate: fc.boolean(), elapsedMs: fc.nat(600_000) }),
        { nil: null },
      ),
    }),
    { maxLength: 20 },
  );

  test("counts each question once: right, wrong, late or open; and each of them in its note", () => {
    fc.assert(
      fc.property(questions, (all) => {
        const report = reportRehearsal(all);
        expect(report.right + report.wrong + report.late + report.open).toBe(all.length);
        const sum = (of: "asked" | "right") => report.notes.reduce((total, part) => total + part[of], 0);
        expect([sum("asked"), sum("right")]).toEqual([report.asked, report.right]);
        const shares = report.concepts.map(({ right, asked }) => right / asked);
        expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      }),
    );
  });

  test("does not count an answer after the end, however right it is", () => {
    const answer = { isRight: true, isLate: false, elapsedMs: 1_000 };
    const late = { ...answer, isLate: true };
    const all: AnsweredQuestion[] = [
      { note: "a", concepts: ["x", "y"], answer },
      { note: "a", concepts: ["x"], answer: late },
      { note: "b", concepts: ["y"], answer: null },
    ];
    expect(reportRehearsal(all)).toEqual({
      asked: 3,
      right: 1,
      wrong: 0,
      late: 1,
      lateRight: 1,
      open: 1,
      elapsedMs: 2_000,
      notes: [
        { id: "a", asked: 2, right: 1 },
        { id: "b", asked: 1, right: 0 },
      ],
      concepts: [
        { id: "x", asked: 2, right: 1 },
        { id: "y", asked: 2, right: 1 },
      ],
    });
  });

  test("takes an answer for late after the end of the time, and after the paper was handed in", () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 12, minute));
    expect(isLateAt(at(9), { endsAt: at(10), handedInAt: null })).toBe(false);
    expect(isLateAt(at(10), { endsAt: at(10), handedInAt: null })).toBe(false);
    expect(isLateAt(at(11), { endsAt: at(10), handedInAt: null })).toBe(true);
    expect(isLateAt(at(9), { endsAt: at(10), handedInAt: at(8) })).toBe(true);
  });
});
