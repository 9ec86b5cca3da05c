import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type KeyPress, PressGuard, unseenMs } from "@/app/_ui/press-guard";

const changedAtMs = 10_000;

function changedGuard(): PressGuard {
  const guard = new PressGuard();
  guard.changed(changedAtMs);
  return guard;
}

function press(change: Partial<KeyPress>): KeyPress {
  return { code: "Space", atMs: changedAtMs, isRepeat: false, isText: false, isSteady: false, ...change };
}

const unseen = fc.integer({ min: 0, max: unseenMs - 1 });
const seen = fc.integer({ min: unseenMs, max: 60_000 });
const hold = fc.integer({ min: 0, max: 5_000 });

describe("after a change", () => {
  test("a key, click or tap does not act if it began before anybody could see the change, however late it is released", () => {
    fc.assert(
      fc.property(unseen, hold, (afterMs, heldMs) => {
        const guard = changedGuard();
        expect(guard.keyActs(press({ atMs: changedAtMs + afterMs }))).toBe(false);
        expect(guard.clicks(changedAtMs + afterMs, true)).toBe(false);
        expect(guard.clicks(changedAtMs + afterMs, false)).toBe(false);
        guard.pointerDown(changedAtMs + afterMs);
        expect(guard.clicks(changedAtMs + afterMs + heldMs, true)).toBe(false);
      }),
    );
  });

  test("a press from before the change does not act on the new content", () => {
    fc.assert(
      fc.property(hold, hold, (beforeMs, heldMs) => {
        const guard = new PressGuard();
        guard.pointerDown(changedAtMs - beforeMs);
        guard.changed(changedAtMs);
        expect(guard.clicks(changedAtMs + heldMs, true)).toBe(false);
      }),
    );
  });

  test("a press after it could be seen acts at once", () => {
    fc.assert(
      fc.property(seen, hold, (afterMs, heldMs) => {
        const guard = changedGuard();
        expect(guard.keyActs(press({ atMs: changedAtMs + afterMs }))).toBe(true);
        guard.pointerDown(changedAtMs + afterMs);
        expect(guard.clicks(changedAtMs + afterMs + heldMs, true)).toBe(true);
        expect(guard.clicks(changedAtMs + afterMs, false)).toBe(true);
      }),
    );
  });

  test("letters still go into a field that stays", () => {
    const typed = press({ code: "KeyA", atMs: changedAtMs + 1, isText: true, isSteady: true });
    expect(changedGuard().keyActs(typed)).toBe(true);
    expect(changedGuard().keyActs({ ...typed, isSteady: false })).toBe(false);
  });
});

test("a held key acts once, and never on content that appears while it is held", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 20, max: 600 }), { minLength: 1 }), (pauses) => {
      const guard = new PressGuard();
      expect(guard.keyActs(press({ code: "Enter", atMs: changedAtMs - 1 }))).toBe(true);
      guard.changed(changedAtMs);
      let atMs = changedAtMs;
      for (const pauseMs of pauses) {
        atMs += pauseMs;
        expect(guard.keyActs(press({ code: "Enter", atMs, isRepeat: true }))).toBe(false);
        // A digit that was a rating must not be typed into the field of the next item.
        const digit = press({ code: "Digit3", atMs, isRepeat: true, isText: true });
        guard.keyActs({ ...digit, atMs: changedAtMs - 1, isRepeat: false });
        expect(guard.keyActs(digit)).toBe(false);
      }
    }),
  );
});

test("a key that is let go and pressed again counts from then on", () => {
  const guard = new PressGuard();
  guard.keyActs(press({ atMs: changedAtMs - 1 }));
  guard.changed(changedAtMs);
  guard.keyUp("Space");
  expect(guard.keyActs(press({ atMs: changedAtMs + unseenMs }))).toBe(true);
});

test("a letter held in a field repeats", () => {
  const guard = changedGuard();
  const first = press({ code: "KeyA", atMs: changedAtMs + unseenMs, isText: true });
  expect(guard.keyActs(first)).toBe(true);
  expect(guard.keyActs({ ...first, atMs: first.atMs + 500, isRepeat: true })).toBe(true);
});

test("a press that was cancelled, as by scrolling, is forgotten", () => {
  const guard = new PressGuard();
  guard.pointerDown(changedAtMs - 1);
  guard.pointerCancelled();
  guard.changed(changedAtMs);
  expect(guard.clicks(changedAtMs + unseenMs, true)).toBe(true);
});
