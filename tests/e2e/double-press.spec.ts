import type { Locator, Page } from "@playwright/test";
import { workConv1d } from "./support/exercises";
import { look } from "./support/hand";
import { expect, test } from "./support/learner-test";
import { Trial } from "./support/trial";

/** As fast as a finger trembles, and as slowly as a double click may be; ms. */
const gaps = [0, 60, 180];

test("In a session a second press answers nothing that nobody has seen", async ({
  guest: page,
  hasTouch,
  quiz,
}) => {
  await quiz.passUntil("self");
  for (const gap of gaps) {
    if ((await quiz.kind()) !== "self") await quiz.passUntil("self");
    const item = await quiz.item();
    const position = await quiz.position();
    await look(page);
    if (hasTouch) await pressTwice(page, quiz.show, true, gap);
    else await keyTwice(page, "Space", gap);
    await settle(page);
    await expect(quiz.ratings, `${gap} ms after Show`).toBeVisible();
    expect(await quiz.item()).toBe(item);
    expect(await quiz.position()).toBe(position);

    if (hasTouch) await pressTwice(page, quiz.rating("good"), true, gap);
    else await keyTwice(page, "3", gap);
    await settle(page);
    expect(await quiz.position(), `${gap} ms after Good`).toBe(position + 1);
    await expect(quiz.show.or(quiz.check)).toBeVisible();
    for (const field of await page.locator("#answer input[inputmode]").all())
      await expect(field).toHaveValue("");
  }
});

test("A double press on Check leaves the diagnosis, and a double undo takes back one answer", async ({
  guest: page,
  hasTouch,
  hand,
  quiz,
}) => {
  await quiz.passUntil("cnn.conv1d-hand");
  const { wrong } = await workConv1d(quiz.question);
  await hand.type(quiz.field, wrong);
  await pressTwice(page, quiz.check, hasTouch, 180);
  await expect(quiz.goOn).toBeVisible();
  await settle(page);
  await expect(quiz.diagnosis).toBeVisible();
  await quiz.leave();
  await quiz.passOver();
  const position = await quiz.position();
  await look(page);
  await pressTwice(page, quiz.undo, hasTouch, 120);
  await expect.poll(() => quiz.position()).toBe(position - 1);
  await settle(page);
  expect(await quiz.position()).toBe(position - 1);
});

test("On the landing page a double press on Check leaves what it tells", async ({
  page,
  words,
  hasTouch,
  hand,
}) => {
  await page.goto("/");
  const trial = new Trial(page, words);
  await hand.type(trial.field, "1");
  await pressTwice(page, trial.check, hasTouch, 180);
  await expect(trial.solution).toBeVisible();
  await settle(page);
  await expect(trial.solution).toBeVisible();
});

/** Long enough for whatever a second press might have done. */
async function settle(page: Page): Promise<void> {
  await look(page);
  await page.waitForTimeout(300);
}

/** At one place of the window, whatever stands there by then. */
async function pressTwice(page: Page, target: Locator, isTouch: boolean, gapMs: number): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  await look(page);
  const box = await target.boundingBox();
  if (box === null) throw new Error(`${target} is not shown`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await twice(gapMs, () => (isTouch ? page.touchscreen.tap(x, y) : page.mouse.click(x, y)));
}

async function keyTwice(page: Page, key: string, gapMs: number): Promise<void> {
  await twice(gapMs, () => page.keyboard.press(key));
}

/** Counted from press to press, not from answer to press. */
async function twice(gapMs: number, press: () => Promise<void>): Promise<void> {
  const first = press();
  await new Promise((done) => setTimeout(done, gapMs));
  await Promise.all([first, press()]);
}
