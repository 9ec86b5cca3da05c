import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { signUp } from "./support/account";
import { expect, startAsGuest, test } from "./support/learner-test";

/** The posts of a session come through a door of the server's own, or through Next: nobody can tell which. */

test.use({ allowedComplaints: [/status of 40/] });

const uuid = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
/** How a response travels, not what it says; and the cookies that only Next's door renews. */
const carriage =
  /^(?:date|connection|keep-alive|transfer-encoding|content-length|content-encoding|set-cookie|vary)$/;

type Post = {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly inPieces?: boolean;
};

const json = { "content-type": "application/json" };
const review = {
  id: randomUUID(),
  variantId: randomUUID(),
  sessionId: randomUUID(),
  rating: 3,
  reviewedAt: "2026-01-01T00:00:00.000Z",
  elapsedMs: 1,
};
const posted = (value: unknown): Post => ({ headers: json, body: JSON.stringify(value) });

const refused: Readonly<Record<string, Post>> = {
  "no content type": { body: "{}" },
  "a form's content type": { headers: { "content-type": "text/plain" }, body: "{}" },
  "from another site": { headers: { ...json, "sec-fetch-site": "cross-site" }, body: "{}" },
  "no JSON": { headers: json, body: "{" },
  "no body": { headers: json },
  "a body that is null": posted(null),
  "U+0000": { headers: json, body: '{"reviewId":"\\u0000"}' },
  "too long": { headers: json, body: `{"a":"${"x".repeat(600_000)}"}` },
  "too long, of untold length": { headers: json, body: `{"a":"${"x".repeat(600_000)}"}`, inPieces: true },
  "wrong fields": posted({ reviews: [{ ...review, rating: 7 }], holding: 3, variantId: "x", reviewId: 5 }),
  "too many": posted({ reviews: Array(101).fill(review), holding: Array(20_000).fill(randomUUID()) }),
  "in Chinese": { headers: { ...json, "accept-language": "zh-CN,zh;q=0.9" }, body: "{" },
  "another method": { method: "PUT", headers: json, body: "{}" },
};

const answered: Readonly<Record<string, readonly Post[]>> = {
  "/api/reviews": [posted({ reviews: [review] }), posted({ reviews: [review], madeBy: "somebody else" })],
  "/api/answers": [posted({ variantId: randomUUID(), answer: { text: "1" } })],
  "/api/undo": [posted({}), posted({ reviewId: randomUUID() })],
};

test("Both doors give the same answer to the same post", { tag: "@desktop" }, async ({ page }) => {
  await startAsGuest(page);
  await openOwnDoor(page);
  for (const path of ["/api/reviews", "/api/answers", "/api/quiz", "/api/undo"]) {
    for (const [name, post] of Object.entries(refused)) await expectSame(page, path, post, name);
    for (const post of answered[path] ?? []) await expectSame(page, path, post, String(post.body));
  }
});

test("Both doors take a whole session: asked, answered, reviewed, undone", { tag: "@desktop" }, async ({
  browser,
  page,
}) => {
  const other = await browser.newPage({ baseURL: process.env.NOTECURVE_TEST_URL ?? "", locale: "en-GB" });
  await startAsGuest(page);
  await startAsGuest(other);
  await openOwnDoor(page);
  const [own, next] = [await session(page, "own"), await session(other, "next")];
  expect(own).toEqual(next);
  expect(own.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 404]);
  await other.close();
});

test("The session of a guest who has signed up is refused by both doors, though its cookies are still valid", {
  tag: "@desktop",
}, async ({ page, words }) => {
  await startAsGuest(page);
  await openOwnDoor(page);
  const before = await page.context().cookies();
  await signUp(page, words, "/settings");
  await page.context().clearCookies();
  await page.context().addCookies(before);
  for (const path of ["/api/reviews", "/api/answers", "/api/quiz", "/api/undo"])
    await expectSame(
      page,
      path,
      posted({ holding: [], reviews: [review], variantId: randomUUID(), answer: { text: "1" } }),
      path,
    );
});

/** The first post of all loads the door. */
async function openOwnDoor(page: Page): Promise<void> {
  const vary = async () => (await send(page, "/api/undo", posted({}), "own")).vary;
  await expect.poll(vary).toBe("Accept-Encoding");
}

async function expectSame(page: Page, path: string, post: Post, name: string): Promise<void> {
  const [own, next] = [await send(page, path, post, "own"), await send(page, path, post, "next")];
  expect.soft(own.answer, `${path}, ${name}`).toEqual(next.answer);
  if (post.method === undefined) expect.soft(own.vary, `${path}, ${name}`).toBe("Accept-Encoding");
  expect.soft(next.vary, `${path}, ${name}`).toContain("rsc");
}

/** Answers the first two items of a session, and takes the second back. */
async function session(page: Page, door: "own" | "next") {
  const answers: { status: number; body: string }[] = [];
  const ask = async (path: string, input: unknown) => {
    const { answer } = await send(page, path, posted(input), door);
    answers.push({ status: answer.status, body: answer.body.replace(uuid, "id") });
    return JSON.parse(answer.body);
  };
  const { entries: all, serverNow } = await ask("/api/quiz", { holding: [] });
  const entries = all.filter(({ graded }: { graded: boolean }) => !graded);
  // Numbers, times and owners are drawn anew for each learner.
  answers[0] = { status: answers[0]!.status, body: Object.keys(entries[0]).join() };
  const reviewOf = (i: number) => ({
    ...review,
    id: randomUUID(),
    variantId: entries[i].variantId,
    reviewedAt: new Date(Date.parse(serverNow) + i).toISOString(),
  });
  const [first, second] = [reviewOf(0), reviewOf(1)];
  await ask("/api/reviews", { reviews: [first] });
  await ask("/api/reviews", { reviews: [first, second] });
  await ask("/api/undo", { reviewId: second.id });
  answers[3] = { status: answers[3]!.status, body: "" };
  await ask("/api/undo", {});
  answers[4] = { status: answers[4]!.status, body: "" };
  await ask("/api/answers", { variantId: randomUUID(), answer: { text: "1" } });
  return answers;
}

/** Without the session's signed copy in its cookies, a post goes through Next. */
async function send(
  page: Page,
  path: string,
  { method = "POST", headers = {}, body, inPieces = false }: Post,
  door: "own" | "next",
) {
  const cookies = (await page.context().cookies()).filter(
    ({ name }) => door === "own" || !name.includes("session_data"),
  );
  const response = await fetch(`${process.env.NOTECURVE_TEST_URL}${path}`, {
    method,
    headers: { ...headers, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") },
    ...(body !== undefined && { body: inPieces ? new Blob([body]).stream() : body, duplex: "half" }),
  });
  const told = [...response.headers].filter(([name]) => !carriage.test(name));
  return {
    vary: response.headers.get("vary"),
    answer: { status: response.status, headers: Object.fromEntries(told), body: await response.text() },
  };
}
