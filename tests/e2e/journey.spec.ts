import type { Page } from "@playwright/test";
import type { MoreEntries } from "@/lib/quiz/api";
import { workConv1d, workConvOut } from "./support/exercises";
import { expect, test } from "./support/learner-test";
import { QuizPage } from "./support/quiz-page";
import { Trial } from "./support/trial";

/** It comes early in the course, and its answer can be computed from the question. */
const wrongOnPurpose = "cnn.conv1d-hand";

const more = "**/api/quiz";

/** Simulates the minute after which the wrong item is asked again. */
async function letItBeDue(page: Page): Promise<void> {
  await page.route(more, async (route) => {
    const response = await route.fetch();
    const sent: MoreEntries = await response.json();
    const entries = sent.entries.map((entry) =>
      entry.itemId.endsWith(wrongOnPurpose) ? { ...entry, dueAt: entry.dueAt && sent.serverNow } : entry,
    );
    await route.fulfill({ response, json: { ...sent, entries } });
  });
}

/** More answers than until a wrong item is asked again, and fewer than the day has. */
const mostAnswers = 30;

test("A visitor answers, starts as a guest, learns from a mistake, and keeps it all after signing up", async ({
  page,
  words,
  hand,
  hasTouch,
}) => {
  test.setTimeout(180_000);
  // A phone's top bar has a shorter label.
  const keep = words(hasTouch ? "ui.signUp" : "ui.keepProgress");
  let progress = "";
  await test.step("the landing page names the mistake behind a wrong number", async () => {
    await page.goto("/");
    const trial = new Trial(page, words);
    await hand.type(trial.field, "two or so");
    await hand.press(trial.check);
    await expect(trial.field).toHaveAttribute("aria-invalid", "true");
    await expect(trial.field).toHaveAccessibleDescription(/“?two or so/);
    await expect(trial.field).toHaveValue("two or so");

    const first = await workConvOut(trial.question);
    const scored = page.waitForResponse("**/api/trials/answer");
    await hand.type(trial.field, first.wrong);
    await hand.press(trial.check);
    expect((await (await scored).json()).misconception.id).toBe(first.misconception);
    await expect(trial.diagnosis).toContainText(words("ui.answer.tells", { answer: first.wrong }));
    await expect(trial.solution).toBeVisible();

    await hand.press(trial.again);
    await expect(trial.field).toHaveValue("");
    const second = await workConvOut(trial.question);
    await hand.type(trial.field, second.right);
    await hand.press(trial.check);
    await expect(trial.solution).toBeVisible();
    await expect(trial.diagnosis).toHaveCount(0);
  });

  await test.step("a guest is in the first session within three presses, and what was answered before counts", async () => {
    await hand.press(new Trial(page, words).onward);
    await page.waitForURL("/start");
    await hand.press(page.getByRole("main").getByRole("button", { name: words("auth.start.submit") }));
    await page.waitForURL("/today");
    await expect(page.getByRole("heading", { name: words("today.streak.title", { days: 1 }) })).toBeVisible();
    progress = await readProgress();
    expect(progress).toMatch(/\b1(?: of |\/)\d/);
    await hand.keyOrPress("Enter", page.getByRole("link", { name: words("today.start.button") }));
    await page.waitForURL("/quiz");
  });

  const quiz = new QuizPage(page, words, hand);
  await test.step("a wrong exercise is explained and comes back with new numbers", async () => {
    const kinds = new Set<string>();
    let firstNumbers: string | null = null;
    let isPutRight = false;
    await letItBeDue(page);
    for (let answers = 0; answers < mostAnswers && !isPutRight; answers += 1) {
      kinds.add(await quiz.kind());
      if ((await quiz.item()) !== wrongOnPurpose) {
        await quiz.answerAny();
        continue;
      }
      const numbers = await quiz.question.textContent();
      const worked = await workConv1d(quiz.question);
      if (firstNumbers === null) {
        firstNumbers = numbers;
        const score = await quiz.answer(worked.wrong);
        if (score.verdict !== "wrong" || score.misconception === null) throw new Error(score.verdict);
        expect(score.misconception.id).toBe(worked.misconception);
        await expect(quiz.diagnosis).toContainText(`${score.misconception.name}${score.misconception.says}`);
        await expect(quiz.diagnosis).toContainText(
          words("ui.answer.tells", { answer: worked.wrong.replaceAll("-", "−") }),
        );
        await expect(quiz.solution).toBeVisible();
        await quiz.leave();
      } else {
        expect(numbers).not.toBe(firstNumbers);
        const score = await quiz.answer(worked.right);
        expect(score).toMatchObject({ verdict: "correct" });
        await expect(quiz.diagnosis).toHaveCount(0);
        await expect(quiz.solution).toBeVisible();
        await quiz.rate("good");
        isPutRight = true;
      }
    }
    expect(isPutRight).toBe(true);
    // Not in the middle of one.
    await page.unrouteAll({ behavior: "wait" });
    expect([...kinds]).toEqual(expect.arrayContaining(["choice", "field", "self"]));
  });

  const summary = page.getByRole("heading", { level: 1, name: words("quiz.summary.pause") });
  await test.step("the summary counts it, and the last answer can be taken back and given again", async () => {
    await quiz.stop();
    await expect(summary).toBeVisible();
    const mistakes = page.getByRole("region", { name: words("quiz.summary.hard.title") });
    await expect(mistakes).toContainText(words("quiz.summary.hard.putRight"));
    await hand.keyOrPress("u", page.getByRole("button", { name: words("quiz.summary.undo") }));
    await page.waitForURL("/quiz");
    await expect(quiz.question).toBeVisible();
    expect(await quiz.item()).toBe(wrongOnPurpose);
    const worked = await workConv1d(quiz.question);
    await quiz.answer(worked.right);
    await quiz.rate("good");
    await quiz.stop();
    await expect(summary).toBeVisible();
  });

  const email = `${crypto.randomUUID()}@example.test`;
  await test.step("signing up explains what is wrong and keeps what was typed", async () => {
    await hand.press(page.getByRole("link", { name: words("quiz.summary.toToday") }));
    await page.waitForURL("/today");
    await expect(page.getByRole("heading", { name: words("today.streak.title", { days: 1 }) })).toBeVisible();
    const before = progress;
    progress = await readProgress();
    expect(progress).not.toBe(before);
    await hand.press(page.getByRole("link", { name: keep, exact: true }));
    await page.waitForURL("/sign-up**");
    const name = page.getByLabel(words("auth.signUp.name"));
    const address = page.getByLabel(words("auth.email"));
    const password = page.getByLabel(words("auth.password"), { exact: true });
    const submit = page.getByRole("main").getByRole("button", { name: words("auth.signUp.submit") });
    await hand.type(name, "Ada Lovelace");
    await hand.type(address, "no address");
    await hand.type(password, "short");
    await hand.press(submit);
    await expect(address).toHaveAccessibleDescription(words("auth.problem.email"));
    await expect(password).toHaveAccessibleDescription(words("auth.problem.newPassword"));
    await expect(address).toBeFocused();
    await expect(name).toHaveValue("Ada Lovelace");
    await expect(address).toHaveValue("no address");
    await hand.type(address, email);
    await hand.type(password, "four words of mine");
    await hand.press(submit);
    await page.waitForURL("/today");
  });

  await test.step("the account has the guest's progress", async () => {
    await expect(
      page
        .getByRole("link", { name: words("ui.account.of", { name: "Ada Lovelace" }) })
        .or(page.getByRole("link", { name: words("ui.nav.settings") })),
    ).toBeVisible();
    await expect(page.getByRole("link", { name: keep, exact: true })).toHaveCount(0);
    await expect(page.getByRole("heading", { name: words("today.streak.title", { days: 1 }) })).toBeVisible();
    expect(await readProgress()).toBe(progress);
  });

  /** The numbers met and due of every note, and of today; read without leaving the page. */
  async function readProgress(): Promise<string> {
    const course = await page.request.get("/courses/deep-networks");
    const table = /<tbody.*<\/tbody>/s.exec(await course.text())?.[0] ?? "";
    const due = await page.getByRole("table").textContent();
    return `${table.replace(/<[^>]*>/g, " ")} ${due}`;
  }
});
