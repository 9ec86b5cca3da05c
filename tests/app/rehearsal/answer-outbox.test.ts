import { describe, expect, test } from "vitest";
import { RequestProblem } from "@/app/_boundary/post";
import { AnswerOutbox, type OutboxTools } from "@/app/rehearsal/[id]/answer-outbox";
import { waitingAnswers } from "@/app/rehearsal/[id]/waiting-answers";
import type { RehearsalAnswered } from "@/lib/quiz/api";
import { memoryStorage } from "../quiz/storage/memory-storage";

const inTime: RehearsalAnswered = { status: "kept", isLate: false, isEarlier: false, isHandedIn: false };
const answer = { text: "1" };

/** An outbox whose server answers by question; what it was sent. */
function outboxTo(server: (place: number) => RehearsalAnswered, storage = memoryStorage()) {
  const sent: number[] = [];
  const kept: number[] = [];
  const post: OutboxTools["post"] = async ({ place }) => {
    sent.push(place);
    return server(place);
  };
  const store = waitingAnswers(storage, "r");
  const outbox = new AnswerOutbox({ rehearsalId: "r", store, post, onKept: (place) => kept.push(place) });
  return { outbox, store, sent, kept, storage };
}

function refusing(code: RequestProblem["code"], retryAfterMs = 0): never {
  throw new RequestProblem(code, "why", retryAfterMs);
}

describe("answers of a rehearsal on their way", () => {
  test.each(["invalid-input", "not-found", "conflict", "expired"] as const)(
    "do not wait behind one that is refused as %s; its question opens with the reason",
    async (code) => {
      const { outbox, sent, kept } = outboxTo((place) => (place === 0 ? refusing(code) : inTime));
      outbox.give(0, answer, 1);
      outbox.give(1, answer, 1);
      expect(await outbox.flush()).toBe(true);
      expect({ sent, kept }).toEqual({ sent: [0, 1], kept: [1] });
      expect(outbox.status()).toMatchObject({ waiting: 0, trouble: null, given: new Set([1]) });
      expect(outbox.status().refused).toEqual(new Map([[0, "why"]]));
      outbox.give(0, answer, 1);
      expect(outbox.status()).toMatchObject({ refused: new Map(), given: new Set([0, 1]) });
      await outbox.flush();
    },
  );

  test.each([
    ["unreachable", "unreachable"],
    ["internal", "unreachable"],
    ["unavailable", "unreachable"],
    ["rate-limited", "unreachable"],
    ["signed-out", "signed-out"],
  ] as const)("wait, in order, while the server is %s", async (code, trouble) => {
    let isDown = true;
    const { outbox, sent, store } = outboxTo(() => (isDown ? refusing(code) : inTime));
    outbox.give(2, answer, 1);
    outbox.give(1, answer, 1);
    expect(await outbox.flush()).toBe(false);
    expect(outbox.status()).toMatchObject({ waiting: 2, trouble, given: new Set([2, 1]) });
    isDown = false;
    expect(await outbox.flush()).toBe(true);
    expect(sent.slice(-2)).toEqual([2, 1]);
    expect(store.all()).toEqual([]);
  });

  test("are not sent before the server wants them", async () => {
    const { outbox, sent } = outboxTo(() => refusing("rate-limited", 60_000));
    outbox.give(0, answer, 1);
    await outbox.flush();
    expect(await outbox.flush()).toBe(false);
    expect(sent).toEqual([0]);
  });

  test("tell what is late, what does not count, and that the rehearsal is over, also when they waited", async () => {
    const storage = memoryStorage();
    waitingAnswers(storage, "r").put({ place: 3, answer, elapsedMs: 1, givenAtMs: 5 });
    const { outbox } = outboxTo(
      (place) => ({ ...inTime, isLate: place === 3, isEarlier: place === 4, isHandedIn: place === 4 }),
      storage,
    );
    outbox.takeUp();
    expect(outbox.status()).toMatchObject({ waiting: 1, given: new Set([3]), isHandedIn: false });
    outbox.give(4, answer, 1);
    await outbox.flush();
    expect(outbox.status()).toMatchObject({
      told: [
        { place: 3, what: "late" },
        { place: 4, what: "earlier" },
      ],
      isHandedIn: true,
    });
  });

  test("of another tab that were refused there are open here after a look at the server; those kept here stay", async () => {
    const { outbox, storage } = outboxTo(() => inTime);
    outbox.give(1, answer, 1);
    await outbox.flush();
    const other = waitingAnswers(storage, "r");
    other.put({ place: 2, answer, elapsedMs: 1, givenAtMs: 5 });
    other.put({ place: 3, answer, elapsedMs: 1, givenAtMs: 6 });
    outbox.takeUp();
    expect(outbox.status().given).toEqual(new Set([1, 2, 3]));
    other.remove(2);
    outbox.lookAgain();
    expect(outbox.status().given).toEqual(new Set([1, 3]));
  });

  test("name the one that was sent from here before", async () => {
    const sent: (number | undefined)[] = [];
    const post: OutboxTools["post"] = async ({ after }) => {
      sent.push(after);
      return inTime;
    };
    const store = waitingAnswers(memoryStorage(), "r");
    const outbox = new AnswerOutbox({ rehearsalId: "r", store, post, onKept: () => {} });
    outbox.give(4, answer, 1);
    outbox.give(2, answer, 1);
    await outbox.flush();
    outbox.give(7, answer, 1);
    await outbox.flush();
    expect(sent).toEqual([undefined, 4, 2]);
  });

  test("say how long they waited, before and after a reload", async () => {
    const storage = memoryStorage();
    const ages: number[] = [];
    const store = waitingAnswers(storage, "r");
    store.put({ place: 0, answer, elapsedMs: 1, givenAtMs: Date.now() - 90_000 });
    // The device's clock was set back.
    store.put({ place: 1, answer, elapsedMs: 1, givenAtMs: Date.now() + 90_000 });
    const post: OutboxTools["post"] = async ({ ageMs }) => {
      ages.push(ageMs ?? -1);
      return inTime;
    };
    await new AnswerOutbox({ rehearsalId: "r", store, post, onKept: () => {} }).flush();
    expect(ages[0]).toBeGreaterThanOrEqual(90_000);
    expect(ages[0]).toBeLessThan(100_000);
    expect(ages[1]).toBe(0);
  });
});

describe("answers waiting in the browser's storage", () => {
  const waiting = (place: number) => ({ place, answer, elapsedMs: 1, givenAtMs: place });

  test("are all there when two tabs write, and the first to a question stays", () => {
    const storage = memoryStorage();
    const [one, two] = [waitingAnswers(storage, "r"), waitingAnswers(storage, "r")];
    one.put(waiting(1));
    two.put(waiting(0));
    expect(two.put({ ...waiting(1), answer: { text: "2" } })).toBe(false);
    one.remove(7);
    expect(one.all()).toEqual([waiting(0), waiting(1)]);
    expect(waitingAnswers(storage, "other").all()).toEqual([]);
    two.remove(1);
    expect(one.all()).toEqual([waiting(0)]);
  });

  test.each([
    "null",
    "5",
    "[]",
    "{",
    '"text"',
    '{"place":0}',
    '{"place":0,"elapsedMs":1,"givenAtMs":1,"answer":null}',
    '{"place":0,"elapsedMs":1,"givenAtMs":1,"answer":{"ids":5}}',
    '{"place":1,"elapsedMs":1,"givenAtMs":1,"answer":{"text":"a"}}',
  ])("are only what the program wrote, not %s", (text) => {
    const store = waitingAnswers(memoryStorage([["notecurve/rehearsal/r/0", text]]), "r");
    expect(store.all()).toEqual([]);
    expect(store.put(waiting(0))).toBe(true);
    expect(store.all()).toEqual([waiting(0)]);
  });

  test("wait in memory without a storage", () => {
    const store = waitingAnswers(null, "r");
    store.put(waiting(0));
    expect(store.all()).toEqual([waiting(0)]);
    store.remove(0);
    expect(store.all()).toEqual([]);
  });
});
