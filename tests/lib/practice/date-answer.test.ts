import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateAnswer } from "@/lib/practice/date-answer";

const startedAt = new Date("2026-03-02T12:00:00Z");
const instant = (ms: number) => new Date(startedAt.getTime() + ms);
const span = fc.nat(7_200_000);
const ages = fc.oneof(span, fc.maxSafeNat());

describe("the date of an answer that waited", () => {
  test("lies neither in the future, nor before the start or an answer that the server has", () => {
    fc.assert(
      fc.property(span, ages, fc.array(span), (nowMs, ageMs, keptMs) => {
        const kept = keptMs.filter((ms) => ms <= nowMs).map(instant);
        const dated = dateAnswer({ now: instant(nowMs), ageMs, startedAt, kept, isHandedIn: false });
        for (const earliest of [startedAt, ...kept]) expect(dated >= earliest).toBe(true);
        expect(dated <= instant(nowMs)).toBe(true);
        // Whatever is earlier than it was given has a reason.
        const given = nowMs - ageMs;
        if (given >= Math.max(0, ...keptMs)) expect(dated).toEqual(instant(given));
      }),
    );
  });

  test("is that of its coming once the solutions can be read", () => {
    fc.assert(
      fc.property(span, ages, (nowMs, ageMs) => {
        const now = instant(nowMs);
        expect(dateAnswer({ now, ageMs, startedAt, kept: [], isHandedIn: true })).toEqual(now);
      }),
    );
  });
});
