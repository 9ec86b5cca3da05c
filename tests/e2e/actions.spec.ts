import { expectAccessible } from "./support/accessible";
import { look } from "./support/hand";
import { expect, test } from "./support/learner-test";
import { askForNewItems } from "./support/skip-ahead";

test.use({ allowedComplaints: [/net::ERR_(INTERNET_DISCONNECTED|FAILED)/] });

test("An item is suspended from the menu beside its question, and comes back with one undo", async ({
  guest: page,
  words,
  hand,
  quiz,
}) => {
  const item = await quiz.item();
  await quiz.openMenu();
  await expectAccessible(page, "menu of an item");
  await expect(quiz.menu.getByRole("button", { name: words("actions.name.reset") })).toHaveCount(0);
  await look(page);
  await page.keyboard.press("Escape");
  await expect(quiz.menu).toBeHidden();
  await expect(quiz.question).toBeVisible();
  await quiz.act("suspend");
  await expect.poll(() => quiz.item()).not.toBe(item);
  const toast = page.getByRole("status").filter({ hasText: words("actions.done.suspend", { items: 1 }) });
  await expect(toast).toBeVisible();
  await hand.press(toast.getByRole("button", { name: words("actions.undo") }));
  await expect.poll(() => quiz.item()).toBe(item);
  await expect(page.getByText(words("actions.undone.suspend", { items: 1 }))).toBeVisible();
});

test("Answers and actions are undone in turn, across a reload too", async ({
  guest: page,
  quiz,
  hasTouch,
}) => {
  const met: string[] = [];
  await quiz.passUntil("self");
  await quiz.reveal();
  met.push(await quiz.item());
  await quiz.rate("good");
  for (const [key, action] of [
    ["@", "suspend"],
    ["-", "bury"],
  ] as const) {
    met.push(await quiz.item());
    if (hasTouch) await quiz.act(action);
    else await quiz.press(key);
    await expect.poll(() => quiz.item()).not.toBe(met.at(-1));
  }
  await page.reload();
  await expect(quiz.question).toBeVisible();
  for (const item of met.reverse()) {
    await quiz.takeBack();
    await expect.poll(() => quiz.item()).toBe(item);
  }
});

test("Without the network an action says so and changes nothing", async ({
  guest: page,
  context,
  words,
  quiz,
}) => {
  await look(page);
  const item = await quiz.item();
  await context.setOffline(true);
  await quiz.act("bury");
  await expect(page.getByRole("alert").getByText(words("actions.problem.failed"))).toBeVisible();
  expect(await quiz.item()).toBe(item);
  await context.setOffline(false);
  await quiz.act("bury");
  await expect.poll(() => quiz.item()).not.toBe(item);
});

test("The last item of a session is given back after it, whether anything was answered in it or not", async ({
  guest: page,
  words,
  hand,
  quiz,
}) => {
  await quiz.giveUpOn(2);
  await askForNewItems(page, words, 0);
  // Another session, of steps only.
  await page.evaluate(() => sessionStorage.clear());
  await quiz.open();
  let item = await quiz.item();
  await quiz.act("suspend");
  await expect.poll(() => quiz.item()).not.toBe(item);
  item = await quiz.item();
  await quiz.act("suspend");
  await page.waitForURL("/today");
  await expectAccessible(page, "today after an action");
  await hand.press(page.getByRole("button", { name: words("actions.undo") }));
  await page.waitForURL("/quiz");
  await expect.poll(() => quiz.item()).toBe(item);

  await quiz.giveUpOn(1);
  await expect.poll(() => quiz.item()).toBe(item);
  await quiz.act("bury");
  await page.waitForURL("/quiz/summary/**");
  await hand.keyOrPress("z", quiz.undo);
  await page.waitForURL("/quiz");
  await expect.poll(() => quiz.item()).toBe(item);
});

test("An item that was missed is set due in nine days", async ({ guest: page, words, hand, quiz }) => {
  await quiz.passUntil("field");
  await quiz.giveUp();
  const item = await quiz.item();
  await quiz.act("set-due");
  const dialog = page.getByRole("dialog", { name: words("actions.due.title") });
  await expectAccessible(page, "setting when an item is due");
  await hand.type(dialog.getByLabel(words("actions.due.days")), "0");
  await hand.press(dialog.getByRole("button", { name: words("actions.due.set") }));
  await expect(dialog.getByText(words("actions.due.problem"))).toBeVisible();
  await hand.type(dialog.getByLabel(words("actions.due.days")), "9");
  const sentence = (await quiz.source.getAttribute("href")) ?? "";
  await hand.press(dialog.getByRole("button", { name: words("actions.due.set") }));
  await expect.poll(() => quiz.item()).not.toBe(item);
  await page.goto(sentence);
  await expect(page.getByRole("main").getByText(words("courses.items.inDays", { days: 9 }))).toHaveCount(1);
});
