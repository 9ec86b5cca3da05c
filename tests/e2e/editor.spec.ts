import { gzipSync } from "node:zlib";
import type { Response } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { EditorPage, makeCourse } from "./support/author";
import { expect, test } from "./support/learner-test";

/** Needs a keyboard, or is the same on a phone (playwright.config.ts). */
const onDesktop = "@desktop";

const note = `---
title: Averages
---

## The mean

The mean of some numbers is their sum divided by how many there are. Every number counts.

\`\`\`card
concepts: [stats.mean]
quote: Their SUM divided by how many there are
front: What is the mean of some numbers?
back: Their sum, divided by how many there are.
\`\`\`

\`\`\`exercise
id: stats.rounded
title: Mean of three
concepts: [stats.mean]
given:
  a: { int: [2, 9] }
  b: { int: [12, 40] }
  c: { int: [41, 90] }
where:
  - floor((a + b + c) / 3) != b
ask: What is the mean of {{ a }}, {{ b }} and {{ c }}, rounded down?
answer: { kind: integer, value: floor((a + b + c) / 3) }
misconceptions:
  - id: median
    value: b
    says: That is the median. The mean takes all numbers into account.
  - id: sum
    value: a + b + c
    says: That is the sum. It has to be divided by how many there are.
solution:
  - A third of {{ a + b + c }}, rounded down, is {{ answer }}.
tests:
  - { with: { a: 3, b: 15, c: 60 }, answer: 26 }
\`\`\`
`;

test("An author mends a note by what is found in it, answers its exercise beside the text, and finds all of it again", async ({
  page,
  words,
}) => {
  const address = await makeCourse(page, words);
  const editor = new EditorPage(page, words);
  await editor.open(address);
  await editor.write(note);
  await editor.count(3, 2);

  const problems = page.getByRole("region", { name: words("editor.problems.label") });
  const press = async (name: string) => {
    await problems.getByRole("button", { name }).first().click();
    await editor.isChecked();
  };
  await press(words("editor.fix.headingId", { id: "the-mean" }));
  await press(words("editor.fix.addId", { id: "stats.the-mean" }));
  await press(words("editor.fix.declareConcept", { concept: "stats.mean" }));
  await press(words("editor.fix.quote", { quote: "their sum divided by how many there are" }));
  // What is left is that nobody has translated it.
  await editor.count(0, 1);
  await expectAccessible(page, "editor");

  await editor.show("page");
  await expect(editor.preview.getByText("their sum divided by how many there are")).toHaveClass(/lit/);
  await editor.preview.getByRole("button", { name: "Mean of three" }).click();
  const question = editor.preview.getByText(/What is the mean of \d+, \d+ and \d+, rounded down\?/).last();
  const [, middle = ""] = (await question.textContent())?.match(/\d+/g) ?? [];
  await editor.preview.getByRole("textbox").fill(middle);
  await editor.preview.getByRole("button", { name: words("ui.answer.check") }).click();
  await expect(editor.preview.getByText("That is the median")).toBeVisible();
  await expectAccessible(page, "an answered item in the editor");

  await expect(page.getByRole("status").filter({ hasText: words("editor.saving.saved") })).toBeVisible();
  await editor.open(address);
  await editor.count(0, 1);
});

test("By keyboard alone: completion writes a block, F8 goes to a problem, Escape and Tab leave the text", {
  tag: onDesktop,
}, async ({ page, words }) => {
  const address = await makeCourse(page, words);
  const editor = new EditorPage(page, words);
  await editor.open(address);
  await editor.write("---\ntitle: Averages\n---\n\n## The mean {#mean}\n\nSum by number.\n\n");
  await page.keyboard.type("```car");
  await expect(page.getByRole("option", { name: "card" })).toBeVisible();
  // What has just appeared does not take a key yet.
  await page.waitForTimeout(200);
  await page.keyboard.press("Enter");
  await page.keyboard.type("What is it?");
  await editor.isChecked();
  expect(await editor.lines()).toContain("```card\nid: first-note.mean\nfront: What is it?\nback: \n```");

  await page.keyboard.press("F8");
  await page.keyboard.type("Sum by number.");
  await editor.isChecked();
  expect(await editor.lines()).toContain("back: Sum by number.");

  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(editor.text).not.toBeFocused();

  // The tab ends before anything could be sent.
  await page.context().setOffline(true);
  await editor.text.focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("Typed in a tunnel.");
  await page.context().setOffline(false);
  await editor.open(address);
  expect(await editor.lines()).toContain("Typed in a tunnel.");
});

/** Bytes transferred, beside what every page of an author loads. */
const mostScriptBytes = 200 * 1000;
const mostWorkerBytes = 320 * 1000;

test("The editor is live with 200 KB of scripts beside the shell, and its worker with 320 KB", {
  tag: onDesktop,
}, async ({ page, words }) => {
  const address = await makeCourse(page, words);
  const responses: Response[] = [];
  page.on("response", (response) => responses.push(response));
  const workers: string[] = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  const scriptsOf = () => responses.filter((response) => response.request().resourceType() === "script");
  const browser = await page.context().newCDPSession(page);
  await browser.send("Network.clearBrowserCache");

  await page.goto("/teach", { waitUntil: "networkidle" });
  expect(workers).toEqual([]);
  const shell = new Set(scriptsOf().map((script) => script.url()));
  responses.length = 0;
  await new EditorPage(page, words).open(address);
  await page.waitForLoadState("networkidle");

  const [worker = ""] = workers;
  const [chunks] = JSON.parse(decodeURIComponent(new URL(worker).hash.slice("#params=".length)));
  const ofWorker = [new URL(worker).pathname, ...chunks];
  const workerBytes = await Promise.all(
    ofWorker.map(async (path) => gzipSync(await (await page.request.get(path)).body()).length),
  );
  const own = scriptsOf().filter((script) => {
    return !shell.has(script.url()) && !ofWorker.includes(new URL(script.url()).pathname);
  });
  const bytes = await Promise.all(
    own.map(async (script) => (await script.request().sizes()).responseBodySize),
  );
  const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);
  test.info().annotations.push({ type: "bytes", description: `${sum(bytes)} + ${sum(workerBytes)}` });
  expect(Math.min(...bytes, ...workerBytes)).toBeGreaterThan(0);
  expect(sum(bytes)).toBeLessThanOrEqual(mostScriptBytes);
  expect(sum(workerBytes)).toBeLessThanOrEqual(mostWorkerBytes);
});
