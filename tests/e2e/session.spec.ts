import { intervalWords } from "@/app/_ui/interval-words";
import type { ReviewResult } from "@/lib/quiz/api";
import { workConv1d } from "./support/exercises";
import { look } from "./support/hand";
import { expect, test } from "./support/learner-test";
import { ratings } from "./support/quiz-page";
import { askForNewItems } from "./support/skip-ahead";

/** An exercise with one field, early in the course. */
const exercise = "cnn.conv1d-hand";

test("An item comes back as its rating promised, and after an undo the rating promises the same again", {
  tag: "@desktop",
}, async ({ guest: page, words, quiz }) => {
  await quiz.passUntil("self");
  const item = await quiz.item();
  const sentence = (await quiz.source.getAttribute("href")) ?? "";
  const position = await quiz.position();
  let promise = "";
  for (const name of ratings) {
    await quiz.reveal();
    promise = await quiz.promise(name);
    const answered = page.waitForResponse("**/api/reviews");
    await quiz.rate(name);
    const [result]: ReviewResult[] = (await (await answered).json()).results;
    if (result === undefined || result.status === "refused") throw new Error(JSON.stringify(result));
    const { key, count } = intervalWords(result.next);
    expect(words(`ui.interval.${key}`, { count }), name).toBe(promise);
    if (name === "easy") continue;
    await quiz.takeBack();
    const rating = words(`ui.rating.${name}`);
    await expect(page.getByText(words("quiz.notice.undone", { rating }))).toBeVisible();
    expect(await quiz.item()).toBe(item);
    expect(await quiz.position()).toBe(position);
  }
  const days = Number(/\d+/.exec(promise)?.[0]);
  await page.goto(sentence);
  await expect(page.getByRole("main").getByText(words("courses.items.inDays", { days }))).toHaveCount(1);
});

test("Nothing moves but by the learner's hand while several items are answered", async ({
  guest: page,
  quiz,
}) => {
  await page.evaluate(() => {
    const shifts: Shift[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as LayoutShift[]) {
        const moved = entry.sources.map(({ node, previousRect: from, currentRect: to }) => {
          const name = node instanceof Element ? node.outerHTML.slice(0, 80) : node?.textContent;
          return `${name}: ${from.x},${from.y} ${from.width}×${from.height} → ${to.x},${to.y} ${to.width}×${to.height}`;
        });
        shifts.push({ share: entry.value, moved });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  for (let answered = 0; answered < 5; answered += 1) await quiz.answerAny();
  const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
  const share = shifts.reduce((sum, shift) => sum + shift.share, 0);
  expect(share, JSON.stringify(shifts, null, 2)).toBeLessThan(0.01);
});

/** How much of the window moved how far, and what did. */
type Shift = { readonly share: number; readonly moved: readonly string[] };

type LayoutShift = {
  readonly value: number;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
};

test("A key typed into the field of an answer stays in the field", { tag: "@desktop" }, async ({
  guest: page,
  hand,
  quiz,
}) => {
  await quiz.passUntil(exercise);
  const position = await quiz.position();
  await hand.type(quiz.field, "1234 ue? ");
  await expect(quiz.field).toHaveValue("1234 ue? ");
  await expect(quiz.keys).toBeHidden();
  await expect(quiz.field).toBeFocused();
  expect(await quiz.position()).toBe(position);
  await page.keyboard.press("Enter");
  await expect(quiz.field).toHaveAttribute("aria-invalid", "true");
  await expect(quiz.field).toHaveValue("1234 ue? ");
});

test("In an incomplete matrix, the empty cells are marked", { tag: "@desktop" }, async ({
  guest: page,
  hand,
  quiz,
}) => {
  await quiz.passUntil("cnn.conv2d-hand");
  const cells = page.locator("#answer").getByRole("textbox");
  await hand.type(cells.first(), "5");
  await hand.press(quiz.check);
  await expect(cells.nth(1)).toHaveAttribute("aria-invalid", "true");
  await expect(cells.first()).not.toHaveAttribute("aria-invalid", "true");
  await hand.type(cells.first(), "x");
  for (const place of [1, 2, 3]) await hand.type(cells.nth(place), "1");
  // The last cell has the focus: there, Enter checks.
  await hand.keyOrPress("Enter", quiz.check);
  await expect(cells.first()).toHaveAttribute("aria-invalid", "true");
});

test("In a matrix Enter goes from cell to cell, and pasted rows fill them", { tag: "@desktop" }, async ({
  guest: page,
  quiz,
}) => {
  await quiz.passUntil("cnn.conv2d-hand");
  const cells = page.locator("#answer").getByRole("textbox");
  await cells.first().fill("1");
  for (const place of [1, 2, 3]) {
    await page.keyboard.press("Enter");
    await expect(cells.nth(place)).toBeFocused();
  }
  await expect(quiz.check).toBeVisible();
  await cells.first().evaluate((cell) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", "5\t6\r\n7\t8\r\n");
    cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  for (const place of [0, 1, 2, 3]) await expect(cells.nth(place)).toHaveValue(String(5 + place));
  await cells.nth(3).press("Enter");
  await expect(quiz.goOn.or(quiz.ratings)).toBeVisible();
});

test("Enter that ends a composition does not send the answer", { tag: "@desktop" }, async ({
  guest: page,
  quiz,
}) => {
  await quiz.passUntil(exercise);
  const keyboard = await page.context().newCDPSession(page);
  await look(page);
  await quiz.field.focus();
  await keyboard.send("Input.imeSetComposition", { text: "一", selectionStart: 1, selectionEnd: 1 });
  await expect(quiz.field).toHaveValue("一");
  await page.keyboard.press("Enter");
  await expect(quiz.field).not.toHaveAttribute("aria-invalid", "true");
  await keyboard.send("Input.insertText", { text: "1, 2, 3" });
  await expect(quiz.field).toHaveValue("1, 2, 3");
  await expect(quiz.check).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(quiz.goOn.or(quiz.ratings)).toBeVisible();
});

test("The source of a question is one key away, and Back returns to the same question with the typed text", {
  tag: "@desktop",
}, async ({ guest: page, hand, quiz }) => {
  await quiz.passUntil(exercise);
  const question = await quiz.question.textContent();
  const position = await quiz.position();
  await hand.type(quiz.field, "1, 2");
  await quiz.goToSource();
  await page.waitForURL(`/courses/deep-networks/convolution#at-${exercise}`);
  const sentence = page.locator(`[id="at-${exercise}"]`);
  await expect(sentence).toHaveClass(/is-target/);
  await expect(sentence).toBeInViewport();
  await page.goBack();
  await expect(quiz.field).toHaveValue("1, 2");
  expect(await quiz.question.textContent()).toBe(question);
  expect(await quiz.position()).toBe(position);
});

test("The question mark lists the keys, and Escape closes the list but not the session", {
  tag: "@desktop",
}, async ({ guest: page, words, quiz }) => {
  await quiz.passUntil("self");
  await look(page);
  await page.keyboard.press("?");
  await expect(quiz.keys).toBeVisible();
  await expect(quiz.keys).toContainText(words("quiz.keys.list.undo"));
  await look(page);
  // The key that shows the answer.
  await page.keyboard.press("u");
  await page.keyboard.press("Escape");
  await expect(quiz.keys).toBeHidden();
  await expect(quiz.show).toBeVisible();
});

test("A reloaded page continues at an answer that was checked but not rated", { tag: "@desktop" }, async ({
  guest: page,
  quiz,
}) => {
  await quiz.passUntil(exercise);
  const { right } = await workConv1d(quiz.question);
  const question = await quiz.question.textContent();
  const position = await quiz.position();
  await quiz.answer(right);
  await page.reload();
  await expect(quiz.rating("good")).toBeVisible();
  expect(await quiz.question.textContent()).toBe(question);
  expect(await quiz.position()).toBe(position);
  await expect(quiz.solution).toBeVisible();
  await quiz.rate("good");
  expect(await quiz.item()).not.toBe(exercise);
});

test("After three misses a notice names the sentence to read, with a link in one piece", async ({
  guest: page,
  words,
  quiz,
}) => {
  await askForNewItems(page, words, 3);
  await quiz.open();
  // Three items take turns, so the seventh miss is the third of one of them, while the others are left.
  await quiz.giveUpOn(7);
  const link = page.getByRole("status").getByRole("link", { name: words("quiz.aside.read") });
  await expect(link).toBeVisible();
  const rows = await link.evaluate((element) => {
    const text = document.createRange();
    text.selectNodeContents(element);
    return text.getClientRects().length;
  });
  expect(rows).toBe(1);
});
