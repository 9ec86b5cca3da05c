import { readFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import { parse } from "yaml";
import type { KindName } from "@/lib/items/item-kind";
import type { ScoreView } from "@/lib/quiz/entry-view";
import { expectAccessible } from "./support/accessible";
import { signUp } from "./support/account";
import { workConv1d, workConvOut } from "./support/exercises";
import { look } from "./support/hand";
import { unfold } from "./support/item-in-note";
import { expect, startAsGuest, test } from "./support/learner-test";
import type { QuizPage } from "./support/quiz-page";
import { skipAhead } from "./support/skip-ahead";
import { Trial } from "./support/trial";

const course = "/courses/deep-networks";
/** Kinds that come late in the course, so they are met in its notes and not in a first session. */
const lateKinds: readonly KindName[] = ["order", "match", "label"];
const { notes }: { notes: string[] } = parse(readFileSync("content/deep-networks/course.yaml", "utf8"));

test("A visitor's pages are accessible: landing, start, sign-in, sign-up, courses", async ({
  page,
  words,
  hand,
}) => {
  await page.goto("/");
  const trial = new Trial(page, words);
  await expect(trial.field).toBeVisible();
  await expectAccessible(page, "landing");
  await hand.type(trial.field, "two or so");
  await hand.press(trial.check);
  await expect(trial.field).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page, "landing, unreadable");
  await hand.type(trial.field, (await workConvOut(trial.question)).wrong);
  await hand.press(trial.check);
  await expect(trial.diagnosis).toBeVisible();
  await expectAccessible(page, "landing, answered wrong");
  for (const path of ["/start", "/sign-in", "/courses", course]) {
    await page.goto(path);
    await expectAccessible(page, path);
  }
  await page.goto("/sign-up");
  await page
    .getByRole("main")
    .getByRole("button", { name: words("auth.signUp.submit") })
    .click();
  await expect(page.getByText(words("auth.problem.email"))).toBeVisible();
  await expectAccessible(page, "sign-up with problems");
});

test.describe(() => {
  test.use({ allowedComplaints: [/status of 404/] });
  test("The not-found page is accessible, with its links, for a visitor and for a guest", async ({
    page,
    words,
    hasTouch,
  }) => {
    const ways = page.getByRole("navigation", { name: words("ui.nav.label") }).getByRole("link");
    for (const isKnown of [false, true]) {
      if (isKnown) await startAsGuest(page);
      for (const path of ["/nothing/here", `${course}/nothing`, "/courses/nothing"]) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("errors.page.notFoundTitle"));
        await expectAccessible(page, `${path}, ${isKnown ? "guest" : "visitor"}`);
        // On a visitor's phone the only link to the courses is below the text.
        const names = isKnown
          ? ["today", "courses", "browse", "progress", "settings"]
          : hasTouch
            ? []
            : ["courses"];
        await expect(ways).toHaveText(names.map((name) => words(`ui.nav.${name}`)));
      }
    }
  });
});

for (const note of notes) {
  test(`The note ${note} is accessible`, async ({ page }) => {
    await page.goto(`${course}/${note}`);
    await expectAccessible(page, note);
  });
}

test("Ordering, matching and labelling are accessible when tried beside their sentence", async ({
  page,
  words,
}) => {
  const missing = new Set(lateKinds);
  for (const note of notes) {
    if (missing.size === 0) break;
    await page.goto(`${course}/${note}`);
    for (const kind of missing) {
      const name = page.getByText(words(`courses.items.new.${kind}`), { exact: true });
      const mark = page.locator("article button[aria-expanded]").filter({ has: name }).first();
      if ((await mark.count()) === 0) continue;
      missing.delete(kind);
      await unfold(mark);
      await mark.click();
      const part = `[id="${await mark.getAttribute("aria-controls")}"]`;
      await expect(page.locator(part).locator("[type=submit]")).toBeVisible();
      await expectAccessible(page, `${kind}, asked`, part);
      await answerSomehow(page.locator(part));
      await expectAccessible(page, `${kind}, answered`, part);
      await mark.click();
    }
  }
  expect([...missing]).toEqual([]);
});

/** Fills in something, and sends it. */
async function answerSomehow(trial: Locator): Promise<void> {
  for (const menu of await trial.locator("select").all()) await menu.selectOption({ index: 1 });
  const steps = trial.locator("ol > li:has(button)");
  if ((await steps.count()) > 0) await steps.last().getByRole("button").first().click();
  await trial.locator("[type=submit]").click();
  await expect(trial.locator(".rise")).toBeVisible();
}

test("Today, an empty session and the settings are accessible", async ({ page, words }) => {
  await startAsGuest(page);
  await expectAccessible(page, "today, new");
  await page.goto("/settings");
  await expectAccessible(page, "settings of a guest");
  await signUp(page, words, "/settings");
  const form = page.getByRole("region", { name: words("settings.study.title") });
  await form.getByLabel(words("settings.study.newPerDay")).fill("many");
  const save = form.getByRole("button", { name: words("settings.study.save"), exact: true });
  await save.click();
  await expect(form.getByText(words("settings.problem.newPerDay"))).toBeVisible();
  await expectAccessible(page, "settings of an account, with a problem");
  await form.getByLabel(words("settings.study.newPerDay")).fill("0");
  await save.click();
  await expect(form.getByText(words("settings.study.saved"))).toBeVisible();
  for (const path of ["/today", "/quiz"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: words("today.empty.title") })).toBeVisible();
    await expectAccessible(page, `${path}, nothing due`);
  }
});

test("A session is accessible: each kind asked and answered, the keys, the summary, and today after it", async ({
  guest: page,
  words,
  hand,
  quiz,
}) => {
  test.setTimeout(120_000);
  await quiz.passUntil("field");
  await expectAccessible(page, "exercise with a matrix, asked");
  await quiz.passUntil("cnn.conv1d-hand");
  await expectAccessible(page, "exercise, asked");
  const { wrong } = await workConv1d(quiz.question);
  await hand.type(quiz.field, "x");
  await hand.keyOrPress("Enter", quiz.check);
  await expect(quiz.field).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page, "exercise, unreadable");
  await quiz.answer(wrong);
  await expectAccessible(page, "exercise, wrong");
  await quiz.takeBack();
  await expect(quiz.field).toBeVisible();
  // After an undo it is asked with other numbers.
  await quiz.answer((await workConv1d(quiz.question)).right);
  await expectAccessible(page, "exercise, right");
  await quiz.rate("good");

  await quiz.passUntil("choice");
  await expectAccessible(page, "choice, asked");
  const choice = await quiz.item();
  const first = await quiz.choose(1);
  await expectAccessible(page, `choice, ${first.verdict}`);
  if (first.verdict === "correct") await quiz.rate("good");
  await quiz.takeBack();
  // Until then it may be the next item that is asked.
  await expect.poll(() => quiz.item()).toBe(choice);
  await expect(quiz.check).toBeVisible();
  const second = await quiz.choose(await otherOption(quiz, first));
  expect(second.verdict).not.toBe(first.verdict);
  await expectAccessible(page, `choice, ${second.verdict}`);
  if (second.verdict === "correct") await quiz.rate("good");
  else await quiz.leave();

  await quiz.passUntil("self");
  await look(page);
  await page.keyboard.press("?");
  await expect(quiz.keys).toBeVisible();
  await expectAccessible(page, "keys");
  await look(page);
  await page.keyboard.press("Escape");
  await expect(quiz.keys).toBeHidden();
  await expectAccessible(page, "card, asked");
  await quiz.reveal();
  await expectAccessible(page, "card, revealed");
  await quiz.rate("again");
  await skipAhead(page, words, "cloze");
  await quiz.open();
  await quiz.passUntil("cnn.filters-to-maps");
  await expectAccessible(page, "cloze, asked");
  await quiz.reveal();
  await expectAccessible(page, "cloze, revealed");
  await quiz.rate("hard");

  await quiz.stop();
  await page.waitForURL("/quiz/summary/**");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByText(words("quiz.summary.chart.table")).click();
  await expectAccessible(page, "summary");
  for (const path of ["/today", "/courses", course]) {
    await page.goto(path);
    await expectAccessible(page, `${path}, after a session`);
  }
});

/** A right option after a wrong one, a wrong one after a right one; by current position, counted from 1. */
async function otherOption(quiz: QuizPage, score: ScoreView): Promise<number> {
  if (score.verdict === "invalid" || score.reveal.kind !== "choice") throw new Error(score.verdict);
  const wanted = score.reveal.options.find(({ right }) => right === (score.verdict === "wrong"));
  const shown = await quiz.options.evaluateAll((inputs: HTMLInputElement[]) =>
    inputs.map(({ value }) => value),
  );
  return 1 + shown.indexOf(wanted?.id ?? "");
}
