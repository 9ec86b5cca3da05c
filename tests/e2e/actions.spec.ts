import { expectAccessible } from "./support/accessible";
import { forgetOften } from "./support/forget-often";
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

test("Answers and actions are undone in turn, across a reload too", { tag: "@desktop" }, async ({
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

test("Without the network an action says so and changes nothing", { tag: "@desktop" }, async ({
  guest: page,
  context,
  words,
  quiz,
}) => {
  // The menu is fetched once the question is on the screen.
  await page.waitForLoadState("networkidle");
  const item = await quiz.item();
  await context.setOffline(true);
  await quiz.act("bury");
  await expect(page.getByRole("alert").getByText(words("actions.problem.failed"))).toBeVisible();
  expect(await quiz.item()).toBe(item);
  await context.setOffline(false);
  await quiz.act("bury");
  await expect.poll(() => quiz.item()).not.toBe(item);
});

test("The last item of a session is given back after it, whether anything was answered in it or not", {
  tag: "@desktop",
}, async ({ guest: page, words, hand, quiz }) => {
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

test("An item that was missed is set due in nine days", { tag: "@desktop" }, async ({
  guest: page,
  words,
  hand,
  quiz,
}) => {
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

test("What is unclear is told from the menu and beside a result, and kept while the network is away", async ({
  guest: page,
  context,
  words,
  hand,
  quiz,
}) => {
  const dialog = page.getByRole("dialog", { name: words("actions.unclear.title") });
  const field = dialog.getByLabel(words("actions.unclear.words"));
  const send = dialog.getByRole("button", { name: words("actions.unclear.send") });
  const reported = () => page.waitForResponse("**/api/unclear");
  await quiz.openMenu();
  await hand.press(quiz.menu.getByRole("button", { name: words("actions.unclear.name") }));
  await expectAccessible(page, "saying what is unclear");
  await hand.type(field, "u e 1 @ - ?");
  await context.setOffline(true);
  await hand.press(send);
  await expect(dialog.getByText(words("actions.unclear.problem.failed"))).toBeVisible();
  await context.setOffline(false);
  await expect(field).toHaveValue("u e 1 @ - ?");
  let [response] = await Promise.all([reported(), hand.press(send)]);
  expect(response.status()).toBe(200);
  await expect(dialog).toBeHidden();
  await expect(page.getByText(words("actions.unclear.sent"))).toBeVisible();
  await quiz.passUntil("field");
  await quiz.giveUp();
  await hand.press(page.getByRole("main").getByRole("button", { name: words("actions.unclear.name") }));
  await expect(dialog).toBeVisible();
  await look(page);
  [response] = await Promise.all([reported(), hand.press(send)]);
  expect(response.status()).toBe(200);
});

for (const kind of ["card", "choice"] as const) {
  test(`At the eighth lapse of a ${kind} its learner sees what went wrong, and suspends it`, async ({
    guest: page,
    words,
    hand,
    quiz,
  }) => {
    const item = await forgetOften(page, kind, 7);
    await page.reload();
    // Before it is live a key would be lost.
    await page.waitForLoadState("networkidle");
    for (let shown = await quiz.item(), others = 0; shown !== item && others < 10; others += 1) {
      await quiz.act("bury");
      await expect.poll(() => quiz.item()).not.toBe(shown);
      shown = await quiz.item();
    }
    expect(await quiz.item()).toBe(item);
    if (kind === "card") {
      await quiz.reveal();
      await quiz.missLast();
    } else await quiz.giveUp();
    const lapse = page.getByRole("main").getByText(words("quiz.leech.title", { lapses: 8 }));
    await expect(lapse).toBeVisible();
    await expect(quiz.goOn).toBeVisible();
    const past = kind === "card" ? /202\d/ : words("quiz.leech.unknown");
    await expect(page.getByRole("main").getByText(past).first()).toBeVisible();
    await expectAccessible(page, `leech, ${kind}`);
    await hand.press(page.getByRole("button", { name: words("quiz.leech.suspend") }));
    await expect.poll(() => quiz.item()).not.toBe(item);
    await expect(page.getByText(words("actions.done.suspend", { items: 1 }))).toBeVisible();
    await quiz.takeBack();
    await expect(page.getByText(words("actions.undone.suspend", { items: 1 }))).toBeVisible();
    expect(await quiz.item()).not.toBe(item);
  });
}

test("The note offers the way back to the same question, with what was typed, even if the note was loaded anew", {
  tag: "@desktop",
}, async ({ guest: page, words, hand, quiz }) => {
  await quiz.passUntil("field");
  const item = await quiz.item();
  await hand.type(quiz.anyField, "7");
  await quiz.goToSource();
  await page.waitForURL("/courses/**");
  await page.reload();
  const back = page.getByRole("link", { name: words("courses.note.backToSession") });
  // A key that is pressed before the page is live is lost, and a person would press it again.
  await expect(async () => {
    await hand.keyOrPress("e", back);
    await page.waitForURL("/quiz", { timeout: 3_000 });
  }).toPass();
  await expect.poll(() => quiz.item()).toBe(item);
  await expect(quiz.anyField).toHaveValue("7");
});
