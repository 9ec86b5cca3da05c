import type { Locator, Page } from "@playwright/test";
import type { TrialView } from "@/lib/quiz/api";
import type { ScoreView } from "@/lib/quiz/entry-view";
import { expectAccessible } from "./support/accessible";
import { keyboardHand } from "./support/hand";
import { openInNote } from "./support/item-in-note";
import { expect, test, type Words } from "./support/learner-test";
import { QuizPage } from "./support/quiz-page";
import { skipAhead } from "./support/skip-ahead";
import { middleOf, StepList } from "./support/step-list";

/** By their numbers of parameters: 25.6, 61.1 and 138.4 million. */
const networks = ["ResNet-50", "AlexNet", "VGG-16"];

test("In a session, steps are carried into their order by finger or mouse", async ({
  guest: page,
  words,
  hand,
  hasTouch,
}) => {
  await skipAhead(page, words, "order");
  const quiz = new QuizPage(page, words, hand);
  await quiz.open();
  await quiz.passUntil("cnn.parameters-order");
  const steps = await StepList.in(page.locator("#answer"), page, hasTouch);
  const [first, second, third] = await steps.texts();
  await steps.carry(0, 2);
  await expect(steps.rows.locator(".prose")).toHaveText([second!, third!, first!]);
  await expect(page.locator("#answer [aria-live]").first()).toHaveText(
    words("ui.answer.arrange.moved", { step: first!, place: 3, count: 3 }),
  );
  await steps.arrange(networks);
  await expectAccessible(page, "steps in order");
  expect((await checked(page, quiz.check, "/api/answers")).verdict).toBe("correct");
});

test("In a session, steps are moved and checked by keys, and Escape leaves them before it ends the session", {
  tag: "@desktop",
}, async ({ guest: page, words, hand }) => {
  await skipAhead(page, words, "order");
  const quiz = new QuizPage(page, words, hand);
  await quiz.open();
  await quiz.passUntil("cnn.parameters-order");
  const rows = page.locator("#answer ol > li");
  const texts = rows.locator(".prose");
  const [first, second, third] = await texts.allTextContents();
  await rows.first().getByRole("button").last().focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(texts).toHaveText([second!, first!, third!]);
  await page.keyboard.press("Alt+ArrowDown");
  await expect(texts).toHaveText([second!, third!, first!]);
  await expect(rows.last().getByRole("button").first()).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(texts).toHaveText([second!, first!, third!]);
  await page.keyboard.press("Escape");
  await expect(quiz.question).toBeFocused();
  await expect(quiz.check).toBeVisible();
  await rows.nth(1).getByRole("button").first().focus();
  const answered = page.waitForResponse("**/api/answers");
  await page.keyboard.press("Enter");
  expect((await answered).request().postDataJSON().answer.ids).toHaveLength(3);
  await expect(quiz.goOn.or(quiz.ratings)).toBeVisible();
});

test("In a note, a dragged step makes the others give way, and Escape puts it back", async ({
  page,
  words,
  hasTouch,
}) => {
  const part = await openInNote(page, words, "convolution", "order");
  const steps = await StepList.in(part, page, hasTouch);
  const before = await steps.texts();
  const [place, height] = await placeOf(steps.rows.nth(1));
  const nearPlace = async (wanted: number) => {
    const [now] = await placeOf(steps.rows.nth(1));
    return Math.abs(now - wanted) < 1;
  };
  await steps.lift(0, 1);
  // At the position of the first, although it is still the second.
  await expect.poll(() => nearPlace(place - height)).toBe(true);
  expect(await steps.texts()).toEqual(before);
  await page.keyboard.press("Escape");
  await steps.pointer.up();
  await expect.poll(() => nearPlace(place)).toBe(true);
  expect(await steps.texts()).toEqual(before);
  await steps.arrange(networks);
  const check = part.getByRole("button", { name: words("ui.answer.check") });
  expect((await checked(page, check, "/api/trials/answer")).verdict).toBe("correct");
});

test("A finger on the words of a step scrolls the page, and leaves the step where it is", {
  tag: "@phone",
}, async ({ page, words, hasTouch }) => {
  const part = await openInNote(page, words, "convolution", "order");
  const steps = await StepList.in(part, page, hasTouch);
  const before = await steps.texts();
  await steps.rows.first().scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => window.scrollY);
  const start = await middleOf(steps.rows.nth(1).locator(".prose"));
  await steps.pointer.down(start);
  for (let y = 10; y <= 200; y += 10) await steps.pointer.move({ x: start.x, y: start.y - y });
  await steps.pointer.up();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(scrolled + 50);
  expect(await steps.texts()).toEqual(before);
});

test("A figure is labelled by keyboard alone", { tag: "@desktop" }, async ({ page, words }) => {
  await choosePairs(page, words, "convolution", "label");
});

test("In a figure higher than the screen, the number of a menu comes into view with its menu", async ({
  page,
  words,
}) => {
  const part = await openInNote(page, words, "vision-transformers", "label");
  const figure = part.locator("[data-drawing]");
  const menus = part.getByRole("combobox");
  expect(await figure.evaluate((box) => box.scrollHeight - box.clientHeight)).toBeGreaterThan(100);
  for (const index of [0, (await menus.count()) - 1]) {
    await menus.nth(index).focus();
    await expect(menus.nth(index)).toBeInViewport({ ratio: 1 });
    await expect(figure).toBeInViewport({ ratio: 1 });
    const number = figure.locator(`[data-blank="${index + 1}"]`);
    await expect.poll(() => within(number, figure)).toBe(true);
  }
});

/** Whether the inner one lies within the outer. */
async function within(inner: Locator, outer: Locator): Promise<boolean> {
  const [a, b] = [await inner.boundingBox(), await outer.boundingBox()];
  if (a === null || b === null) return false;
  return a.y >= b.y && a.y + a.height <= b.y + b.height && a.x >= b.x && a.x + a.width <= b.x + b.width;
}

test("Pairs are matched by keyboard alone", { tag: "@desktop" }, async ({ page, words }) => {
  await choosePairs(page, words, "word2vec", "match");
});

/** Gives a wrong answer, reads the right one from the result, and gives that when asked again. */
async function choosePairs(page: Page, words: Words, note: string, kind: "label" | "match"): Promise<void> {
  const drawn = page.waitForResponse("**/api/trials");
  const part = await openInNote(page, words, note, kind);
  const first = sidesOf(await (await drawn).json());
  await chooseByKey(page, part, () => first.rights[0]!.id);
  const wrong = await checkByKey(page, part, words);
  if (wrong.verdict !== "wrong" || !("pairs" in wrong.reveal)) throw new Error(wrong.verdict);
  const { pairs } = wrong.reveal;
  const rightFor = new Map(
    pairs.map(({ left, right }) => [textOf(first.lefts, left), textOf(first.rights, right)]),
  );

  const drawnAgain = page.waitForResponse("**/api/trials");
  await keyboardHand(page).press(part.getByRole("button", { name: words("ui.trial.again") }));
  const second = sidesOf(await (await drawnAgain).json());
  await chooseByKey(page, part, (menu) => {
    const wanted = rightFor.get(second.lefts[menu]!.text);
    return second.rights.find(({ text }) => text === wanted)!.id;
  });
  expect((await checkByKey(page, part, words)).verdict).toBe("correct");
}

type Named = { readonly id: string; readonly text: string };

/** The label of each menu, and the options of all of them. */
function sidesOf({ ask }: TrialView): {
  readonly lefts: readonly Named[];
  readonly rights: readonly Named[];
} {
  if (ask.kind === "match") return ask;
  if (ask.kind === "label")
    return { lefts: ask.blanks.map(({ id }) => ({ id, text: id })), rights: ask.names };
  throw new Error(ask.kind);
}

function textOf(named: readonly Named[], wanted: string): string {
  return named.find(({ id }) => id === wanted)?.text ?? "";
}

/** Moves from menu to menu with Tab, and down each with the arrow key. */
async function chooseByKey(page: Page, part: Locator, wanted: (menu: number) => string): Promise<void> {
  const menus = part.getByRole("combobox");
  await menus.first().focus();
  const count = await menus.count();
  expect(count).toBeGreaterThan(2);
  for (let menu = 0; menu < count; menu += 1) {
    if (menu > 0) await page.keyboard.press("Tab");
    await expect(menus.nth(menu)).toBeFocused();
    await expect(menus.nth(menu)).toHaveAccessibleName(/\S/);
    const options = await menus.nth(menu).locator("option").count();
    for (let step = 1; step < options; step += 1) {
      if ((await menus.nth(menu).inputValue()) === wanted(menu)) break;
      await page.keyboard.press("ArrowDown");
    }
    await expect(menus.nth(menu)).toHaveValue(wanted(menu));
  }
}

async function checkByKey(page: Page, part: Locator, words: Words): Promise<ScoreView> {
  const answered = page.waitForResponse("**/api/trials/answer");
  await keyboardHand(page).press(part.getByRole("button", { name: words("ui.answer.check") }));
  return (await answered).json();
}

async function checked(page: Page, check: Locator, path: string): Promise<ScoreView> {
  const answered = page.waitForResponse(`**${path}`);
  await check.click();
  return (await answered).json();
}

/** An element's position in the page, and its height; px. */
async function placeOf(element: Locator): Promise<[top: number, height: number]> {
  return element.evaluate((it) => {
    const { top, height } = it.getBoundingClientRect();
    return [top + window.scrollY, Math.round(height)];
  });
}
