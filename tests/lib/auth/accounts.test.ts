import { beforeEach, describe, expect, test, vi } from "vitest";
import { AppError } from "@/lib/app-error";
import { findWritingLearner } from "@/lib/auth/learner";
import { createResetToken, setPasswordByToken } from "@/lib/auth/password-reset";
import { getPrisma } from "@/lib/db/prisma-client";
import { loadAccounts, makePasswordLink, setDisabled, setInstructor } from "@/lib/services/accounts";
import { askForPasswordLink } from "@/lib/services/forgotten-password";
import { loadLog } from "@/lib/services/load-log";
import { loadCoursesForClass, openClass } from "@/lib/services/open-class";
import { Browser } from "@/tests/support/fake-browser";
import { withMailServer } from "@/tests/support/mail-server";
import { ada, address, asGuest, signsIn, signsUp, somebody } from "@/tests/support/people";
import { publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

vi.mock("next/headers", () => import("@/tests/support/fake-browser"));
withTestDatabase();

const now = new Date();
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error);
async function makeResetToken(userId: string, personId: string, at: Date): Promise<string> {
  const made = await makePasswordLink(userId, personId, { locale: "en", now: at });
  return "token" in made ? made.token : "";
}

const bob = somebody("bob");

let owner: string;
let bobsId: string;
let bobsBrowser: Browser;

beforeEach(async () => {
  await getPrisma().user.deleteMany();
  await getPrisma().rateLimit.deleteMany();
  await getPrisma().roleAct.deleteMany();
  owner = (await signsUp(new Browser(), ada)).learnerId;
  bobsBrowser = new Browser();
  bobsId = (await signsUp(bobsBrowser, bob)).learnerId;
  await asGuest(new Browser());
});

describe("the owner of the installation", () => {
  test("finds accounts by name and address in any case, and no guests", async () => {
    const found = async (text: string) =>
      (await loadAccounts(owner, text)).accounts.map(({ email }) => email);
    expect(await found("")).toEqual([ada.email, bob.email]);
    expect(await found("LOVE")).toEqual([ada.email]);
    expect(await found("bob@EX")).toEqual([bob.email]);
    expect(await found("%")).toEqual([]);
    expect(await loadAccounts(bobsId, "").catch(codeOf)).toBe("not-found");
  });

  test("makes instructors, and takes the role back", async () => {
    await publishSmallCourse();
    expect(await loadCoursesForClass(bobsId, "en").catch(codeOf)).toBe("not-found");
    expect(await setInstructor(bobsId, bobsId, true, now).catch(codeOf)).toBe("not-found");
    await setInstructor(owner, bobsId, true, now);
    expect(await loadCoursesForClass(bobsId, "en")).toHaveLength(1);
    await setInstructor(owner, bobsId, false, now);
    expect(await loadCoursesForClass(bobsId, "en").catch(codeOf)).toBe("not-found");
  });

  test("disables an account, which is signed out at once and can't sign in, and enables it", async () => {
    expect(await bobsBrowser.posts(findWritingLearner)).not.toBeNull();
    await setDisabled(owner, bobsId, true, now);
    expect(await bobsBrowser.posts(findWritingLearner)).toBeNull();
    expect(await signsIn(new Browser(), bob).catch(codeOf)).toBe("not-found");
    await setDisabled(owner, bobsId, false, now);
    expect(await signsIn(new Browser(), bob)).toEqual({ learnerId: bobsId });
  });

  test("can't be disabled, nor become a learner", async () => {
    expect(await setDisabled(owner, owner, true, now).catch(codeOf)).toBe("conflict");
    expect(await setInstructor(owner, owner, false, now).catch(codeOf)).toBe("conflict");
  });
});

describe("a link for a new password", () => {
  test("sets it once, and ends all sessions", async () => {
    const token = await makeResetToken(owner, bobsId, now);
    await setPasswordByToken(token, "a new password", address);
    expect(await bobsBrowser.posts(findWritingLearner)).toBeNull();
    expect(await signsIn(new Browser(), bob).catch(codeOf)).toBe("not-found");
    expect(await signsIn(new Browser(), { ...bob, password: "a new password" })).toEqual({
      learnerId: bobsId,
    });
    expect(await setPasswordByToken(token, "another password", address).catch(codeOf)).toBe("expired");
  });

  test("expires, can't be guessed, and is not in the database", async () => {
    expect(await setPasswordByToken("none", "a new password", address).catch(codeOf)).toBe("expired");
    const old = await createResetToken(bobsId, { hours: 1, now: later(-2) });
    expect(await setPasswordByToken(old, "a new password", address).catch(codeOf)).toBe("expired");
    const token = await makeResetToken(owner, bobsId, now);
    expect(JSON.stringify(await getPrisma().verification.findMany())).not.toContain(token);
    expect(await makeResetToken(bobsId, bobsId, now).catch(codeOf)).toBe("not-found");
  });
});

test("The log shows acts on accounts to the owner, and acts on a class to its teachers", async () => {
  await publishSmallCourse();
  await setInstructor(owner, bobsId, true, now);
  await openClass(bobsId, { course: "small", name: "Tuesday", term: "", examDay: null }, now);
  const log = async (who: string) =>
    (await loadLog(who, { locale: "en", before: null })).acts.map(({ type, actor, subject, place }) => [
      type,
      actor,
      subject,
      place,
    ]);
  expect(await log(owner)).toEqual([["account.make-instructor", ada.name, "bob", ""]]);
  expect(await log(bobsId)).toEqual([["class.create", "bob", "", "Tuesday"]]);
});

describe("with a mail server", () => {
  const mails = withMailServer("https://notes.example.org");

  const forget = (email: string, from = address) =>
    askForPasswordLink(email, { address: from, locale: "en", now });
  const tokenIn = (text: string) => /https:\/\/notes\.example\.org\/reset\/([\w-]+)/.exec(text)?.[1] ?? "";

  test("whoever forgot the password gets a link that works", async () => {
    await forget(bob.email.toUpperCase());
    await vi.waitFor(() => expect(mails).toHaveLength(1));
    expect(mails[0]?.to).toBe(bob.email);
    await setPasswordByToken(tokenIn(mails[0]!.text), "a new password", address);
    expect(await signsIn(new Browser(), { ...bob, password: "a new password" })).toEqual({
      learnerId: bobsId,
    });
  });

  test("an address without an account, and a disabled one, are answered alike, and nothing is sent", async () => {
    await setDisabled(owner, bobsId, true, now);
    expect(await forget("nobody@example.org")).toBeUndefined();
    expect(await forget(bob.email)).toBeUndefined();
    await forget(ada.email);
    await vi.waitFor(() => expect(mails).toHaveLength(1));
    expect(mails[0]?.to).toBe(ada.email);
  });

  test("one address gets few mails", async () => {
    const answers: unknown[] = [];
    for (let tries = 0; tries < 4; tries += 1) answers.push(await forget("x@example.org").catch(codeOf));
    expect(answers).toEqual([undefined, undefined, undefined, "rate-limited"]);
  });

  test("the owner's link goes to the account by mail, and is not shown", async () => {
    expect(await makePasswordLink(owner, bobsId, { locale: "zh", now })).toEqual({ sentTo: bob.email });
    expect(mails.map(({ to }) => to)).toEqual([bob.email]);
  });

  test("a server that does not take mails is told of", async () => {
    vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:9");
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(await makePasswordLink(owner, bobsId, { locale: "en", now }).catch(codeOf)).toBe("unavailable");
    expect(log).toHaveBeenCalled();
    log.mockRestore();
  });
});

test("Without a mail server nobody can ask for a link", async () => {
  expect(await askForPasswordLink(bob.email, { address, locale: "en", now }).catch(codeOf)).toBe("not-found");
});
