import type { Browser, Page } from "@playwright/test";
import { owner } from "@/tests/support/owner";
import { expectAccessible } from "./support/accessible";
import { signIn } from "./support/account";
import { expect, test, type Words } from "./support/learner-test";

test("A class is opened, joined by its code as a guest with a name, and its exam stands on Today", {
  tag: "@phone",
}, async ({ page, browser, words, locale }) => {
  const teacher = page;
  await teacher.goto("/sign-in?next=/teach/classes/new");
  await signIn(teacher, words, owner);
  await teacher.waitForURL("/teach/classes/new");
  await teacher.getByLabel(words("classes.field.name")).fill("Tuesday group");
  await teacher.getByRole("button", { name: words("classes.open.submit") }).click();
  await expect(teacher.getByRole("heading", { level: 1 })).toHaveText("Tuesday group");
  // Five study days ahead, by the clock of the learner below.
  const exam = new Date(Date.now() + 5 * 86_400_000 - 4 * 3_600_000).toISOString().slice(0, 10);
  await teacher.getByLabel(words("classes.field.examDay")).fill(exam);
  await teacher.getByRole("button", { name: words("classes.room.save"), exact: true }).click();
  await expect(teacher.getByText(words("classes.room.saved"))).toBeVisible();
  await teacher.getByRole("button", { name: words("classes.room.make"), exact: true }).click();
  const link = teacher.getByRole("link", { name: /\/join\// });
  const code = (await link.textContent())!.split("/").at(-1)!;
  await expectAccessible(teacher, "a class");

  const learner = await newPage(browser, locale);
  await learner.goto("/join");
  await typeCode(learner, words, "nonsense");
  await expect(learner.getByText(words("classes.problem.code"))).toBeVisible();
  await typeCode(learner, words, code.toLowerCase().replace("-", " "));
  await expect(learner.getByRole("heading", { level: 1 })).toHaveText("Tuesday group");
  await expectAccessible(learner, "a class to join, signed out");
  await learner.getByRole("button", { name: words("classes.join.guest") }).click();
  await learner.getByRole("button", { name: words("classes.join.submit") }).click();
  await expect(learner.getByText(words("classes.problem.guestName"))).toBeVisible();
  await learner.getByLabel(words("classes.join.guestName")).fill("Xiao Ming");
  await learner.getByRole("button", { name: words("classes.join.submit") }).click();
  await expect(
    learner.getByText(/\b5\b/).filter({ hasText: words("classes.exam.left", { days: 5 }) }),
  ).toBeVisible();

  await teacher.reload();
  await teacher.getByRole("button", { name: words("classes.room.removeWho", { name: "Xiao Ming" }) }).click();
  await expect(teacher.getByText("Xiao Ming")).toHaveCount(0);
  await learner.goto("/settings");
  await expect(learner.getByText(words("classes.mine.none"))).toBeVisible();
});

async function typeCode(page: Page, words: Words, code: string): Promise<void> {
  await page.getByLabel(words("classes.join.code")).fill(code);
  await page.getByRole("button", { name: words("classes.join.find") }).click();
}

async function newPage(browser: Browser, locale: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: process.env.NOTECURVE_TEST_URL!,
    locale: locale === "zh" ? "zh-CN" : "en-GB",
    timezoneId: "UTC",
    extraHTTPHeaders: { "x-forwarded-for": `10.77.${Math.floor(Math.random() * 250)}.7` },
  });
  return context.newPage();
}
