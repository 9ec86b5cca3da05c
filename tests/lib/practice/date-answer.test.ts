import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateAnswer } from "@/lib/practice/date-answer";

const startedAt = new Date("2026-03-02T12:00:00Z");
const instant = (ms: number) => new Date(startedAt.getTime() + ms);
const span = fc.nat(7_200_000);
const ages = fc.oneof(span, fc.maxSafeNat());

describe("the date of an answer that waited", () => {
  test("lies neither in the future, nor before the start or the device's answer before; else it is as said", () => {
    fc.assert(
      fc.property(span, ages, fc.option(span), (nowMs, ageMs, keptMs) => {
        const before = keptMs === null || keptMs > nowMs ? null : instant(keptMs);
        const dated = dateAnswer({ now: instant(nowMs), ageMs, startedAt, before, isHandedIn: false });
        for (const earliest of [startedAt, before ?? startedAt]) expect(dated >= earliest).toBe(true);
        expect(dated <= instant(nowMs)).toBe(true);
        // Whatever is later than it was given has a reason.
        const given = nowMs - ageMs;
        if (given >= Math.max(0, before === null ? 0 : keptMs!)) expect(dated).toEqual(instant(given));
      }),
    );
  });

  test("is that of its coming once the solutions can be read", () => {
    fc.assert(
      fc.property(span, ages, (nowMs, ageMs) => {
        const now = instant(nowMs);
        expect(dateAnswer({ now, ageMs, startedAt, before: null, isHandedIn: true })).toEqual(now);
      }),
    );
  });
});
