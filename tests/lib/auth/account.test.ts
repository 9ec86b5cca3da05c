import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  changePassword,
  listSessions,
  revokeOtherSessions,
  revokeSession,
  signIn,
  signOut,
} from "@/lib/auth/account";
import { findWritingLearner } from "@/lib/auth/learner";
import { getPrisma } from "@/lib/db/prisma-client";
import { Browser } from "@/tests/support/fake-browser";
import {
  ada,
  address,
  asGuest,
  forgetsCopy,
  seenAs,
  signsIn,
  signsUp,
  somebody,
} from "@/tests/support/people";
import { publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

vi.mock("next/headers", () => import("@/tests/support/fake-browser"));
withTestDatabase();
beforeEach(async () => {
  await getPrisma().user.deleteMany();
  await getPrisma().rateLimit.deleteMany();
});

const sixtyDaysMs = 60 * 86_400_000;

function owners() {
  return getPrisma().user.findMany({ where: { role: "owner" } });
}

describe("the installation", () => {
  test("belongs to one account when ten sign up at the same moment", async () => {
    await Promise.all(Array.from({ length: 10 }, (_, i) => signsUp(new Browser(), somebody(`learner-${i}`))));
    expect(await getPrisma().user.count()).toBe(10);
    expect(await owners()).toHaveLength(1);
  });

  test("belongs to nobody while there are only guests, and then to the first who signs up", async () => {
    const browser = new Browser();
    await asGuest(browser);
    await asGuest(new Browser());
    expect(await owners()).toEqual([]);
    const { learnerId } = await signsUp(browser, ada);
    await signsUp(new Browser(), somebody("bob"));
    expect((await owners()).map(({ id }) => id)).toEqual([learnerId]);
  });

  test("shows its owner as such from the first page on", async () => {
    const [first, second] = [new Browser(), new Browser()];
    await signsUp(first, ada);
    await signsUp(second, somebody("bob"));
    expect(await seenAs(first)).toMatchObject({ role: "owner", isGuest: false, email: ada.email });
    expect(await seenAs(second)).toMatchObject({ role: "learner" });
  });
});

describe("signing up", () => {
  test("enrols in the courses that are open, as a guest's start does", async () => {
    await publishSmallCourse();
    const { learnerId } = await signsUp(new Browser(), ada);
    const guest = await asGuest(new Browser());
    for (const id of [learnerId, guest.learnerId])
      expect(await getPrisma().enrolment.count({ where: { learnerId: id } })).toBe(1);
  });

  test("with an address that has an account is refused at that field, in any spelling", async () => {
    await signsUp(new Browser(), ada);
    const again = signsUp(new Browser(), { ...ada, email: "ADA@Example.org" });
    await expect(again).rejects.toMatchObject({ code: "conflict", field: "email" });
  });

  test("twice at the same time creates one account, and the other gets an error", async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 5 }, () => signsUp(new Browser(), ada)));
    const refused = attempts.filter((attempt) => attempt.status === "rejected");
    expect(refused).toHaveLength(4);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: "conflict", field: "email" });
    expect(await getPrisma().user.count()).toBe(1);
    expect(await getPrisma().account.count()).toBe(1);
    await signsIn(new Browser(), ada);
  });

  test("keeps a password that nobody can read", async () => {
    await signsUp(new Browser(), ada);
    const [account] = await getPrisma().account.findMany();
    expect(account?.password).toMatch(/^[0-9a-f]+:[0-9a-f]+$/);
  });
});

describe("signing in", () => {
  test("answers a wrong address and a wrong password alike", async () => {
    await signsUp(new Browser(), ada);
    const refusals = [];
    for (const tried of [
      { email: ada.email, password: "not this one" },
      { email: "nobody@example.org", password: ada.password },
      { email: "nobody@example.org", password: "x".repeat(500) },
    ]) {
      const browser = new Browser();
      refusals.push(await signsIn(browser, tried).catch((error) => ({ ...error, message: error.message })));
      expect([...browser.jar]).toEqual([]);
    }
    expect(refusals[0]).toMatchObject({ code: "not-found", field: "password" });
    expect(refusals[1]).toEqual(refusals[0]);
    expect(refusals[2]).toEqual(refusals[0]);
  });

  test("takes about as long for an address without an account as for a wrong password", async () => {
    await signsUp(new Browser(), ada);
    const msOf = async (email: string) => {
      const began = performance.now();
      await signsIn(new Browser(), { email, password: "not this one" }).catch(() => {});
      return performance.now() - began;
    };
    await msOf(ada.email);
    const known = Math.min(await msOf(ada.email), await msOf(ada.email), await msOf(ada.email));
    const unknown = Math.min(
      await msOf("x@example.org"),
      await msOf("y@example.org"),
      await msOf("z@example.org"),
    );
    expect(unknown).toBeGreaterThan(known / 3);
  });

  test("is limited by its failures: after ten, even the right password is refused, but not from another address", async () => {
    await signsUp(new Browser(), ada);
    const tries = (password: string, from = address) =>
      new Browser().posts(() => signIn({ email: ada.email, password }, from));
    for (let i = 0; i < 6; i += 1) {
      await tries(ada.password);
      await tries("not this one").catch(() => {});
    }
    await tries(ada.password);
    for (let i = 0; i < 4; i += 1) await tries("not this one").catch(() => {});
    await expect(tries(ada.password)).rejects.toMatchObject({ code: "rate-limited" });
    await tries(ada.password, "203.0.113.99");
  });
});

describe("a session", () => {
  test("is over at once in the browser that signs out", async () => {
    const browser = new Browser();
    await signsUp(browser, ada);
    const stolen = forgetsCopy(browser.copy());
    await browser.posts(signOut);
    expect([...browser.jar]).toEqual([]);
    expect(await seenAs(browser)).toBeNull();
    expect(await seenAs(stolen)).toBeNull();
  });

  test("ended elsewhere is over when its signed copy expires, a minute later at the latest", async () => {
    const [here, there] = [new Browser(), new Browser("Mozilla/5.0 (iPhone) Safari/604.1")];
    await signsUp(here, ada);
    await signsIn(there, ada);
    const sessions = await here.opens(listSessions);
    expect(sessions).toHaveLength(2);
    const other = sessions.find(({ userAgent }) => userAgent?.includes("iPhone"));
    await here.posts(() => revokeSession(other!.id));
    vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ["Date"] });
    try {
      expect(await seenAs(there)).toBeNull();
      expect(await seenAs(here)).not.toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  test("can only be ended by its learner: anybody else's is not found", async () => {
    const [mine, theirs] = [new Browser(), new Browser()];
    await signsUp(mine, ada);
    await signsUp(theirs, somebody("bob"));
    const [session] = await theirs.opens(listSessions);
    await expect(mine.posts(() => revokeSession(session!.id))).rejects.toMatchObject({ code: "not-found" });
    expect(await seenAs(forgetsCopy(theirs))).not.toBeNull();
  });

  test("stays when all others are ended", async () => {
    const [here, there] = [new Browser(), new Browser()];
    await signsUp(here, ada);
    await signsIn(there, ada);
    await here.posts(revokeOtherSessions);
    expect(await seenAs(forgetsCopy(there))).toBeNull();
    const [only, ...others] = await here.opens(listSessions);
    expect(others).toEqual([]);
    expect(only?.id).toBe((await seenAs(forgetsCopy(here)))?.sessionId);
  });

  test("can still see the others when it is weeks old", async () => {
    const browser = new Browser();
    await signsUp(browser, ada);
    await getPrisma().session.updateMany({ data: { createdAt: new Date(Date.now() - 20 * 86_400_000) } });
    expect(await forgetsCopy(browser).opens(listSessions)).toHaveLength(1);
  });

  test("is prolonged by a post, together with its cookie, but not by opening a page", async () => {
    const browser = new Browser();
    await signsUp(browser, ada);
    const nearlyOver = new Date(Date.now() + 86_400_000);
    await getPrisma().session.updateMany({ data: { expiresAt: nearlyOver } });
    const expiresAt = async () => (await getPrisma().session.findFirstOrThrow()).expiresAt.getTime();

    expect(await seenAs(forgetsCopy(browser))).not.toBeNull();
    expect(await expiresAt()).toBe(nearlyOver.getTime());

    const { findLearner } = await import("@/lib/auth/learner");
    expect(await browser.posts(findLearner)).not.toBeNull();
    expect(await expiresAt()).toBeGreaterThan(Date.now() + sixtyDaysMs - 60_000);
    expect(browser.jar.has("notecurve.session_data")).toBe(true);
  });
});

describe("a session's copy", () => {
  test("that is not ours counts as missing, whatever it contains", async () => {
    const browser = new Browser();
    const { learnerId } = await signsUp(browser, ada);
    for (const junk of [
      "junk",
      "%",
      "e30",
      "bnVsbA",
      "W10",
      "eyJzZXNzaW9uIjpudWxsfQ",
      "=".repeat(300),
      "{}",
    ]) {
      browser.jar.set("notecurve.session_data", junk);
      expect(await seenAs(browser), junk).toMatchObject({ learnerId });
      browser.jar.set("notecurve.session_data", junk);
      expect(await browser.posts(findWritingLearner), junk).toMatchObject({ learnerId });
    }
  });

  test("still allows reading, but no writing, once the session has ended elsewhere", async () => {
    const [here, there] = [new Browser(), new Browser()];
    await signsUp(here, ada);
    await signsIn(there, ada);
    expect(await there.posts(findWritingLearner)).not.toBeNull();
    await here.posts(revokeOtherSessions);
    expect(await seenAs(there)).not.toBeNull();
    expect(await there.posts(findWritingLearner)).toBeNull();
    expect(await here.posts(findWritingLearner)).not.toBeNull();
  });

  test("of a guest who has become an account allows no writing", async () => {
    const browser = new Browser();
    await asGuest(browser);
    const before = browser.copy();
    await signsUp(browser, ada);
    expect(await before.posts(findWritingLearner)).toBeNull();
    expect(await browser.posts(findWritingLearner)).not.toBeNull();
  });
});

describe("signing in where somebody is signed in", () => {
  test("ends the session that this browser had, and no other", async () => {
    const browser = new Browser();
    await signsUp(browser, ada);
    const elsewhere = new Browser();
    await signsIn(elsewhere, ada);
    const stolen = forgetsCopy(browser.copy());
    await signsUp(new Browser(), somebody("bob"));
    await signsIn(browser, somebody("bob"));
    expect(await seenAs(stolen)).toBeNull();
    expect(await seenAs(browser)).toMatchObject({ email: "bob@example.org" });
    expect(await seenAs(forgetsCopy(elsewhere))).toMatchObject({ email: ada.email });
  });

  test("with a wrong password ends nothing", async () => {
    const browser = new Browser();
    await signsUp(browser, ada);
    await signsIn(browser, { ...ada, password: "not this one" }).catch(() => {});
    expect(await seenAs(forgetsCopy(browser))).toMatchObject({ email: ada.email });
  });

  test("by signing up ends it too", async () => {
    const browser = new Browser();
    await signsUp(browser, ada);
    const stolen = forgetsCopy(browser.copy());
    await signsUp(browser, somebody("bob"));
    expect(await seenAs(stolen)).toBeNull();
  });
});

describe("a changed password", () => {
  const newPassword = "an entirely new one";

  test("ends all other sessions, keeps this one, and is valid from then on", async () => {
    const [here, there] = [new Browser(), new Browser()];
    const { learnerId } = await signsUp(here, ada);
    await signsIn(there, ada);
    await here.posts(() =>
      changePassword(learnerId, { currentPassword: ada.password, newPassword }, address),
    );
    expect(await seenAs(forgetsCopy(there))).toBeNull();
    expect(await seenAs(here)).toMatchObject({ learnerId });
    expect(await here.opens(listSessions)).toHaveLength(1);
    await expect(signsIn(new Browser(), ada)).rejects.toMatchObject({ code: "not-found" });
    await signsIn(new Browser(), { ...ada, password: newPassword });
  });

  test("needs the current one", async () => {
    const browser = new Browser();
    const { learnerId } = await signsUp(browser, ada);
    const change = browser.posts(() =>
      changePassword(learnerId, { currentPassword: "not this one", newPassword }, address),
    );
    await expect(change).rejects.toMatchObject({ code: "not-found", field: "currentPassword" });
    await signsIn(new Browser(), ada);
  });
});
