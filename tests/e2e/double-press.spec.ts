import type { Locator, Page } from "@playwright/test";
import { workConv1d } from "./support/exercises";
import { look } from "./support/hand";
import { expect, test } from "./support/learner-test";
import { Trial } from "./support/trial";

/** From the trembling of a finger to a slow double click; ms. */
const gaps = [0, 60, 180];
/** Presses further apart than this may both be intended. */
const lateMs = 200;

test("In a session a second press does not answer an unseen question", async ({
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
    const shownApart = hasTouch
      ? await pressTwice(page, quiz.show, true, gap)
      : await keyTwice(page, "Space", gap);
    await settle(page);
    // On a busy machine the second press may come so late that it is meant for the new content.
    if (shownApart > lateMs) continue;
    await expect(quiz.ratings, `${gap} ms after Show`).toBeVisible();
    expect(await quiz.item()).toBe(item);
    expect(await quiz.position()).toBe(position);

    const ratedApart = hasTouch
      ? await pressTwice(page, quiz.rating("good"), true, gap)
      : await keyTwice(page, "3", gap);
    await settle(page);
    if (ratedApart > lateMs) continue;
    expect(await quiz.position(), `${gap} ms after Good`).toBe(position + 1);
    await expect(quiz.show.or(quiz.check)).toBeVisible();
    for (const field of await page.locator("#answer input[inputmode]").all())
      await expect(field).toHaveValue("");
  }
});

test("A double press on Check leaves the diagnosis, and a double undo undoes one answer", {
  tag: "@desktop",
}, async ({ guest: page, hasTouch, hand, quiz }) => {
  await quiz.passUntil("cnn.conv1d-hand");
  const { wrong } = await workConv1d(quiz.question);
  await hand.type(quiz.field, wrong);
  await pressTwice(page, quiz.check, hasTouch, 180);
  await expect(quiz.goOn).toBeVisible();
  await settle(page);
  await expect(quiz.diagnosis).toBeVisible();
  await quiz.leave();
  await quiz.answerAny();
  const position = await quiz.position();
  await look(page);
  const apart = await pressTwice(page, quiz.undo, hasTouch, 120);
  await expect.poll(() => quiz.position()).toBeLessThan(position);
  await settle(page);
  if (apart <= lateMs) expect(await quiz.position()).toBe(position - 1);
});

test("On the landing page a double press on Check leaves the diagnosis", { tag: "@desktop" }, async ({
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

/** Long enough for any effect of a second press. */
async function settle(page: Page): Promise<void> {
  await look(page);
  await page.waitForTimeout(300);
}

/** Presses twice at one point of the window, whatever is there by then. */
async function pressTwice(page: Page, target: Locator, isTouch: boolean, gapMs: number): Promise<number> {
  await target.scrollIntoViewIfNeeded();
  await look(page);
  const box = await target.boundingBox();
  if (box === null) throw new Error(`${target} is not shown`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return twice(page, gapMs, () => (isTouch ? page.touchscreen.tap(x, y) : page.mouse.click(x, y)));
}

async function keyTwice(page: Page, key: string, gapMs: number): Promise<number> {
  return twice(page, gapMs, () => page.keyboard.press(key));
}

/** Measured from press to press, not from response to press. Returns the ms between their arrivals at the page. */
async function twice(page: Page, gapMs: number, press: () => Promise<void>): Promise<number> {
  const times = await page.evaluateHandle(() => {
    const downs: number[] = [];
    for (const type of ["keydown", "pointerdown"])
      addEventListener(type, ({ timeStamp }) => downs.push(timeStamp), { capture: true });
    return downs;
  });
  const first = press();
  await new Promise((done) => setTimeout(done, gapMs));
  await Promise.all([first, press()]);
  const [one = 0, two = 0] = await times.jsonValue();
  return two - one;
}
