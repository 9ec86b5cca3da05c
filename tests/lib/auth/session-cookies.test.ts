import { createHmac } from "node:crypto";
import { beforeAll, expect, test, vi } from "vitest";
import { getAuth } from "@/lib/auth/auth";
import { findLearner, findWritingLearner } from "@/lib/auth/learner";
import { requestHeaders } from "@/lib/auth/request-headers";
import { installationSecret } from "@/lib/auth/secret";
import { readSessionCookies, sessionCookieNames } from "@/lib/auth/session-cookies";
import { getPrisma } from "@/lib/db/prisma-client";
import { Browser } from "@/tests/support/fake-browser";
import { ada, asGuest, signsUp, somebody } from "@/tests/support/people";
import { withTestDatabase } from "@/tests/support/test-database";

vi.mock("next/headers", () => import("@/tests/support/fake-browser"));
withTestDatabase();

type Cookies = { token: string; copy: string };
/** The content of the copy's cookie, as JSON. */
type Held = { session: { session: object; user: object } };
let own: Cookies;
let other: Cookies;
const browser = new Browser();

function cookiesOf({ jar }: Browser): Cookies {
  const names = sessionCookieNames();
  return { token: jar.get(names.token)!, copy: jar.get(names.copy)! };
}

beforeAll(async () => {
  await signsUp(browser, { ...ada, name: "Ada “Countess” 洛夫莱斯" });
  own = cookiesOf(browser);
  const second = new Browser();
  await signsUp(second, somebody("bob"));
  other = cookiesOf(second);
});

const read = ({ token, copy }: Partial<Cookies>, nowMs = Date.now()) =>
  readSessionCookies(token, copy, nowMs);

/** The copy with changed content and the old signature. */
function changed(copy: string, change: (held: Held) => void): string {
  const held = JSON.parse(Buffer.from(copy, "base64url").toString());
  change(held);
  return Buffer.from(JSON.stringify(held)).toString("base64url");
}

test("the cookies give the same result as better-auth, for an account and for a guest", async () => {
  const guest = new Browser();
  await asGuest(guest);
  for (const each of [browser, guest]) {
    const found = await each.opens(async () => getAuth().api.getSession({ headers: await requestHeaders() }));
    const copy = read(cookiesOf(each));
    expect(copy?.session.id).toBe(found?.session.id);
    expect(copy?.user).toMatchObject({
      id: found?.user.id,
      name: found?.user.name,
      email: found?.user.email,
      isAnonymous: found?.user.isAnonymous,
      role: found?.user.role,
    });
  }
});

test("they are valid for a minute, and no longer", () => {
  expect(read(own, Date.now() + 55_000)).not.toBeNull();
  expect(read(own, Date.now() + 61_000)).toBeNull();
});

test("a session that has ended is over, though its copy is signed and fresh", () => {
  const endingAt = (expiresAt: string) => {
    const { session } = JSON.parse(Buffer.from(own.copy, "base64url").toString());
    const copy = { ...session, session: { ...session.session, expiresAt } };
    const goodUntil = Date.now() + 30_000;
    const signed = JSON.stringify({ ...copy, expiresAt: goodUntil });
    const signature = createHmac("sha256", installationSecret()).update(signed).digest("base64url");
    const held = { session: copy, expiresAt: goodUntil, signature };
    return { ...own, copy: Buffer.from(JSON.stringify(held)).toString("base64url") };
  };
  expect(read(endingAt(new Date(Date.now() + 5_000).toISOString()))).not.toBeNull();
  expect(read(endingAt(new Date(Date.now() - 1).toISOString()))).toBeNull();
  expect(read(endingAt("never"))).toBeNull();
});

test("one without the other is invalid", () => {
  expect(read({ token: own.token })).toBeNull();
  expect(read({ copy: own.copy })).toBeNull();
  expect(read({ token: "", copy: "" })).toBeNull();
});

test("the copy of one session with the token of another is refused", () => {
  expect(read({ token: other.token, copy: own.copy })).toBeNull();
});

test("a copy that differs from what was signed is refused", () => {
  const forgeries: ((held: Held) => void)[] = [
    (held) => Object.assign(held, { expiresAt: Date.now() + 1e9 }),
    ({ session }) => Object.assign(session.user, { role: "root" }),
    ({ session }) => Object.assign(session.user, { id: "somebody-else" }),
    ({ session }) => Object.assign(session.session, { expiresAt: "2099-01-01T00:00:00.000Z" }),
    ({ session }) => Object.assign(session, { extra: 1 }),
    (held) => Object.assign(held, { signature: "" }),
    (held) => Object.assign(held, { signature: null }),
  ];
  for (const forge of forgeries) expect(read({ ...own, copy: changed(own.copy, forge) })).toBeNull();
  // Unchanged, it is valid: the forgeries fail because of their change.
  expect(read({ ...own, copy: changed(own.copy, () => {}) })).not.toBeNull();
});

test("a token with another signature, or none, is refused", () => {
  const bare = own.token.split(".")[0]!;
  const foreign = createHmac("sha256", "the secret of some other installation").update(bare).digest("base64");
  for (const token of [bare, `${bare}.`, `${bare}.${foreign}`, `.${own.token}`, `x${own.token}`])
    expect(read({ ...own, token })).toBeNull();
});

test("a foreign cookie is refused without an error", () => {
  const null64 = Buffer.from("null").toString("base64url");
  const empty64 = Buffer.from("{}").toString("base64url");
  for (const copy of ["x", "%%%", null64, empty64, own.copy.slice(0, -10), own.copy.slice(10)])
    expect(read({ ...own, copy })).toBeNull();
});

test("without the copy, a page finds in the database whom better-auth finds, as long as the session is open", async () => {
  for (const enter of [asGuest, (one: Browser) => signsUp(one, somebody("carol"))]) {
    const one = new Browser();
    await enter(one);
    const { copy, token } = sessionCookieNames();
    one.jar.delete(copy);
    const found = await one.copy().posts(findLearner);
    expect(found).not.toBeNull();
    expect(await one.opens(findLearner)).toEqual(found);
    expect(await one.opens(findWritingLearner)).toEqual(found);

    const forged = one.copy();
    forged.jar.set(token, `x${one.jar.get(token)}`);
    expect(await forged.opens(findLearner)).toBeNull();

    const { sessionId: id, learnerId } = found!;
    await getPrisma().user.update({ where: { id: learnerId }, data: { banned: true } });
    expect(await one.opens(findWritingLearner)).toBeNull();
    await getPrisma().user.update({ where: { id: learnerId }, data: { banned: false } });
    await getPrisma().session.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1_000) } });
    expect(await one.opens(findLearner)).toBeNull();
  }
});
