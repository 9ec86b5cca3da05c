import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { openInNote } from "./support/item-in-note";
import { expect, startAsGuest, test } from "./support/learner-test";
import { QuizPage } from "./support/quiz-page";
import { expectLargeTargets } from "./support/targets";

const course = "/courses/deep-networks";
const { notes }: { notes: string[] } = parse(readFileSync("content/deep-networks/course.yaml", "utf8"));

test.use({ allowedComplaints: [/status of 404/] });

test("Targets are large enough on every page of a visitor", async ({ page }) => {
  const paths = ["/", "/start", "/sign-in", "/sign-up", "/courses", course, "/nothing/here"];
  for (const path of [...paths, ...notes.map((note) => `${course}/${note}`)]) {
    await page.goto(path);
    await expectLargeTargets(page, path);
  }
});

test("Targets are large enough on every page of a learner", async ({ page, words, hand }) => {
  await startAsGuest(page);
  const ofLearner = [
    "/today",
    "/settings",
    "/progress",
    "/browse",
    "/browse?q=note%3Alstm",
    course,
    "/nothing/here",
  ];
  for (const path of ofLearner) {
    await page.goto(path);
    await expectLargeTargets(page, path);
  }
  for (const kind of ["exercise", "choice", "label"] as const) {
    await openInNote(page, words, "convolution", kind);
    await expectLargeTargets(page, `${kind} in a note`);
  }
  const quiz = new QuizPage(page, words, hand);
  await quiz.open();
  for (const kind of ["choice", "self", "field"]) {
    await quiz.passUntil(kind);
    await expectLargeTargets(page, `${kind}, asked`);
  }
  const score = await quiz.giveUp();
  expect(score.verdict).toBe("wrong");
  await expectLargeTargets(page, "field, wrong");
  await quiz.leave();
  await quiz.stop();
  await page.waitForURL("/quiz/summary/**");
  await expectLargeTargets(page, "summary");
  for (const path of [
    "/progress",
    "/browse?q=is%3Alearning",
    "/browse/deep-networks/convolution.output-size",
  ]) {
    await page.goto(path);
    await expectLargeTargets(page, `${path}, after a session`);
  }
});
