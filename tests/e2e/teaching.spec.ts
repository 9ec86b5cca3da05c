import type { APIRequestContext, Browser, Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { EditorPage, makeCourse } from "./support/author";
import { expect, startAsGuest, test, type Words } from "./support/learner-test";

const note = `---
title: Averages
---

## The mean {#mean}

The mean of some numbers is their sum divided by how many there are.

\`\`\`card
id: mean-card
front: What is the mean of some numbers?
back: Their sum, divided by how many there are.
\`\`\`

\`\`\`exercise
id: mean-of-two
title: Mean of two
given:
  a: { int: [2, 20] }
  d: { int: [2, 20] }
ask: What is the mean of {{ a }} and {{ a + 2*d }}?
answer: { kind: integer, value: a + d }
misconceptions:
  - id: sum
    value: 2*a + 2*d
    says: That is the sum. It has to be divided by two.
  - id: difference
    value: d
    says: That is half of the difference.
solution:
  - Half of {{ 2*a + 2*d }} is {{ answer }}.
tests:
  - { with: { a: 3, d: 4 }, answer: 7 }
\`\`\`
`;

/** Publishes what was written, from the page that shows what would happen. */
async function publish(page: Page, words: Words, course: string): Promise<void> {
  await page.goto(`/teach/${course}/publish`);
  await expectAccessible(page, "plan of a publication");
  await page
    .getByRole("main")
    .getByRole("button", { name: words("teach.publish.submit") })
    .click();
  await page.waitForURL(`/teach/${course}`, { timeout: 60_000 });
}

/** Answers an item as a trial that counts, by the two largest numbers of its question. */
async function answer(
  request: APIRequestContext,
  item: string,
  wrong: (numbers: number[]) => number,
): Promise<void> {
  const post = async (path: string, data: object) => {
    const response = await request.post(path, { data });
    expect(response.ok(), `${path}: ${await response.text()}`).toBe(true);
    return response.json();
  };
  const trial = await post("/api/trials", { itemId: item });
  const numbers = [...JSON.stringify(trial.ask).matchAll(/\b\d+\b/g)].map(([number]) => Number(number));
  const given = { ticket: trial.ticket, answer: { text: String(wrong(numbers)) } };
  const score = await post("/api/trials/answer", given);
  expect(score.verdict).toBe("wrong");
  const { variantId } = await post("/api/trials/adopt", given);
  const review = {
    id: crypto.randomUUID(),
    variantId,
    sessionId: crypto.randomUUID(),
    rating: 1,
    reviewedAt: new Date().toISOString(),
    elapsedMs: 4_000,
  };
  const { results } = await post("/api/reviews", { reviews: [review] });
  expect(results[0].status).toBe("accepted");
}

async function joinAsGuest(
  browser: Browser,
  words: Words,
  { code, name }: { code: string; name: string },
): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/");
  await startAsGuest(page, `/join/${code}`);
  await page.getByLabel(words("classes.join.guestName")).fill(name);
  await page.getByRole("button", { name: words("classes.join.submit") }).click();
  await page.waitForURL("/today");
  return page;
}

test("A note is written and published to a class, and its teacher finds the answer behind a mistake, with its numbers", async ({
  page,
  browser,
  words,
}) => {
  const address = await makeCourse(page, words);
  const course = address.split("/")[2] ?? "";
  const editor = new EditorPage(page, words);
  await editor.open(address);
  await editor.write(note);
  await expect(page.getByRole("status").filter({ hasText: words("editor.saving.saved") })).toBeVisible();
  await publish(page, words, course);
  await expectAccessible(page, "a course");

  await page.goto("/teach/classes/new");
  const main = page.getByRole("main");
  await main.getByLabel(words("classes.open.course")).selectOption(course);
  await main.getByLabel(words("classes.field.name")).fill("Tuesdays");
  await main.getByRole("button", { name: words("classes.open.submit") }).click();
  await page.waitForURL(/\/teach\/classes\/[0-9a-f-]{36}$/);
  const room = page.url();
  await main.getByRole("button", { name: words("classes.room.make") }).click();
  const code = main.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/).first();
  await expect(code).toBeVisible();

  const joining = (await code.textContent()) ?? "";
  const emmy = await joinAsGuest(browser, words, { code: joining, name: "Emmy" });
  const sofia = await joinAsGuest(browser, words, { code: joining, name: "Sofia" });
  await answer(emmy.request, `${course}/mean-of-two`, ([a = 0, b = 0]) => a + b);
  await answer(sofia.request, `${course}/mean-of-two`, ([a = 0, b = 0]) => a + b + 1);

  // Two clicks from the figures to the answer.
  await page.goto(`${room}/insights/items`);
  await expectAccessible(page, "items of a class");
  await main.getByRole("link", { name: "Mean of two" }).first().click();
  await page.waitForURL(/\/insights\/items\/mean-of-two/);
  await expect(main.getByText("Emmy").first()).toBeVisible();
  await expect(main.getByText("That is the sum").first()).toBeVisible();
  await expectAccessible(page, "an item of a class");

  // Another text is another version; who has learned the item keeps what they know of it.
  await editor.open(address);
  await editor.write(note.replace("What is the mean of {{ a }}", "How much is the mean of {{ a }}"));
  await expect(page.getByRole("status").filter({ hasText: words("editor.saving.saved") })).toBeVisible();
  await page.goto(`/teach/${course}/publish`);
  await expect(main.getByText(words("teach.publish.learners", { count: 2 }))).toBeVisible();
  await publish(page, words, course);
  await emmy.goto(`/browse/${course}/mean-of-two`);
  await expect(emmy.getByText("How much is the mean", { exact: false }).first()).toBeVisible();

  // The history has all of it, and only its author sees it.
  await page.goto(`/teach/${course}/history`);
  const latest = main.getByRole("link", { name: words("teach.history.version", { number: 3 }) });
  await expect(latest).toBeVisible();
  await expectAccessible(page, "history");
  await latest.click();
  await page.waitForURL(`/teach/${course}/history/3`);
  await expect(main.getByRole("deletion").filter({ hasText: "What is the mean of {{ a }}" })).toBeVisible();
  await expectAccessible(page, "what a version changed");
  expect((await emmy.request.get(`/teach/${course}/history`)).status()).toBe(404);
});
