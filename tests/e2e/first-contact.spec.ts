import { expect, startAsGuest, test } from "./support/learner-test";
import { QuizPage } from "./support/quiz-page";
import { Trial } from "./support/trial";

test("A visitor sees the diagnosis of a wrong number, and a guest what to read before the first exercise", async ({
  page,
  words,
  hand,
}) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto("/");
  const trial = new Trial(page, words);
  await expect(trial.field).toBeVisible();
  await page.waitForLoadState("networkidle");

  await test.step("nothing moves while the first page comes", async () => {
    const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
    expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.01);
  });

  await test.step("the wrong number that is offered is explained, and is nobody's answer", async () => {
    const offer = trial.region.locator("p > button");
    const slip = /\d+/.exec((await offer.textContent()) ?? "")?.[0];
    await hand.press(offer);
    await expect(trial.diagnosis).toContainText(words("ui.answer.tells", { answer: slip ?? "" }));
    await startAsGuest(page);
    await expect(page.getByRole("heading", { name: words("today.streak.title", { days: 0 }) })).toBeVisible();
  });

  await test.step("today and the course offer the first note", async () => {
    const first = page.getByRole("region", { name: words("courses.reading.begin") }).getByRole("link");
    const title = await first.textContent();
    await page.goto("/courses/deep-networks");
    await hand.press(first);
    await page.waitForURL("/courses/deep-networks/*");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title ?? "");
    await page.goto("/today");
  });

  await test.step("the first question is light, and after it reading goes on where the next stands", async () => {
    const quiz = new QuizPage(page, words, hand);
    await quiz.open();
    expect(["self", "choice"]).toContain(await quiz.kind());
    await quiz.answerAny();
    await quiz.stop();
    await page.waitForURL("/quiz/summary/**");
    await page.goto("/today");
    const onward = page.getByRole("region", { name: words("courses.reading.goOn") }).getByRole("link");
    await hand.press(onward);
    await page.waitForURL("/courses/deep-networks/*#*");
  });
});
