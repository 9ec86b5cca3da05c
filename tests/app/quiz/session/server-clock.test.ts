import { describe, expect, test } from "vitest";
import { ServerClock } from "@/app/quiz/session/server-clock";

const minute = 60_000;
const hour = 60 * minute;
const noon = Date.parse("2026-03-02T12:00:00Z");

/** A device whose clock is `offMs` ahead of the server's, which shows noon. */
function device(offMs: number) {
  const time = { wallMs: noon + offMs, steadyMs: 5_000 };
  const clock = new ServerClock({ wallMs: () => time.wallMs, steadyMs: () => time.steadyMs });
  clock.set(new Date(noon).toISOString());
  const pass = (ms: number) => {
    time.wallMs += ms;
    time.steadyMs += ms;
  };
  return { clock, time, pass };
}

describe("the server's time", () => {
  test.each([0, 3 * hour, -3 * hour])("is derived from a clock that is %d ms off", (offMs) => {
    const { clock, pass } = device(offMs);
    pass(10 * minute);
    expect(clock.nowMs()).toBe(noon + 10 * minute);
  });

  test("is the device's if the two differ only by the time in transit", () => {
    const { clock, pass } = device(2_000);
    pass(minute);
    expect(clock.nowMs()).toBe(noon + 2_000 + minute);
  });

  test.each([2 * hour, -2 * hour])("is never ahead after the device's clock was moved by %d ms", (byMs) => {
    const { clock, time, pass } = device(0);
    time.wallMs += byMs;
    pass(minute);
    expect(clock.nowMs()).toBeLessThanOrEqual(noon + minute);
  });

  test("is right again after the next response of the server", () => {
    const { clock, time, pass } = device(0);
    time.wallMs -= 2 * hour;
    pass(minute);
    clock.set(new Date(noon + minute).toISOString());
    pass(minute);
    expect(clock.nowMs()).toBe(noon + 2 * minute);
  });

  test("is not set back by a page that the router restores", () => {
    const { clock, pass } = device(3 * hour);
    pass(hour);
    clock.set(new Date(noon).toISOString());
    expect(clock.nowMs()).toBe(noon + hour);
  });
});
