import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { type WorkedAnswer, workConv1d } from "./support/exercises";
import type { Hand } from "./support/hand";
import { expect, test, type Words } from "./support/learner-test";

const note = "/courses/deep-networks/convolution";
/** It is the only item beside its paragraph, and its answer can be computed from the question. */
const exercise = "cnn.conv1d-hand";

/** An item in the margin of a note, and its open part below the paragraph. */
class ItemInPlace {
  readonly mark: Locator;
  readonly part: Locator;
  readonly field: Locator;
  readonly check: Locator;
  readonly dontKnow: Locator;
  readonly show: Locator;
  readonly again: Locator;
  readonly count: Locator;
  readonly ratings: Locator;
  readonly takeBack: Locator;

  constructor(words: Words, row: Locator) {
    const button = (key: string) => this.part.getByRole("button", { name: words(key) });
    this.mark = row.locator(".note-marks button").first();
    this.part = row.locator("section[id]");
    this.field = this.part.getByLabel(words("ui.answer.label"));
    this.check = button("ui.answer.check");
    this.dontKnow = button("ui.answer.dontKnow");
    this.show = button("ui.answer.show");
    this.again = button("ui.trial.newNumbers");
    this.count = button("ui.trial.count");
    this.ratings = this.part.getByRole("group", { name: words("ui.rating.question") });
    this.takeBack = button("ui.trial.takeBack");
  }

  /** The exercise's answers, once its question is there. */
  async work(): Promise<WorkedAnswer> {
    await expect(this.field).toBeVisible();
    return workConv1d(this.part.locator(".prose").first());
  }
}

/** The paragraph with this sentence, its marks, and the open item. */
function rowOf(page: Page, place: string): Locator {
  return page.locator(".note-row").filter({ has: page.locator(`[id="${place}"]`) });
}

/** The exercise, opened to be tried beside its sentence. */
async function openExercise(page: Page, words: Words, hand: Hand): Promise<ItemInPlace> {
  await page.goto(note);
  const item = new ItemInPlace(words, rowOf(page, `at-${exercise}`));
  await hand.press(item.mark);
  return item;
}

test("An answer given in place counts only if the learner says so", async ({ guest: page, words, hand }) => {
  const streak = (days: number) => page.getByRole("heading", { name: words("today.streak.title", { days }) });
  await page.goto(note);
  const item = new ItemInPlace(words, rowOf(page, `at-${exercise}`));
  const isNew = words("courses.items.new.exercise");

  await test.step("an answer by itself changes nothing", async () => {
    await expect(item.mark).toContainText(isNew);
    await hand.press(item.mark);
    await hand.type(item.field, (await item.work()).right);
    await hand.press(item.check);
    await expect(item.count).toBeVisible();
    await page.goto("/today");
    await expect(streak(0)).toBeVisible();
    await page.goto(note);
    await expect(item.mark).toContainText(isNew);
  });

  await test.step("a right one is rated when it is to count, but not as Again", async () => {
    await hand.press(item.mark);
    await hand.type(item.field, (await item.work()).right);
    await hand.press(item.check);
    await hand.press(item.count);
    await expect(item.ratings).toBeVisible();
    await expect(item.ratings.getByRole("button").first()).toBeDisabled();
    await expectAccessible(page, "rating in place", "article");
  });

  await test.step("and then the margin and the day know of it", async () => {
    const easy = item.ratings.getByRole("button", { name: words("ui.rating.easy") });
    const days = Number(/\d+/.exec((await easy.locator("span").last().textContent()) ?? "")?.[0]);
    expect(days).toBeGreaterThan(0);
    await hand.keyOrPress("4", easy);
    await expect(item.takeBack).toBeVisible();
    await expect(item.mark).toContainText(words("courses.items.inDays", { days }));
    await page.goto("/today");
    await expect(streak(1)).toBeVisible();
  });

  await test.step("a wrong one is Again, and can be taken back", async () => {
    await page.goto(note);
    await hand.press(item.mark);
    await hand.type(item.field, (await item.work()).wrong);
    await hand.press(item.check);
    await hand.press(item.count);
    await expect(item.ratings).toHaveCount(0);
    const counted = words("ui.trial.counted", {
      rating: words("ui.rating.again"),
      interval: words("ui.interval.minutes", { count: 10 }),
    });
    await expect(item.part.getByText(counted)).toBeVisible();
    await expect(item.mark).toContainText(words("courses.items.due"));
    await hand.press(item.takeBack);
    await expect(item.mark).not.toContainText(words("courses.items.due"));
    await expect(item.count).toHaveCount(0);
  });
});

test("An incomplete answer in place gets its own message, until it is complete", { tag: "@desktop" }, async ({
  guest: page,
  words,
  hand,
}) => {
  const exercises = await openExercise(page, words, hand);
  await hand.type(exercises.field, "five");
  await hand.press(exercises.check);
  await expect(exercises.field).toHaveAttribute("aria-invalid", "true");
  await hand.type(exercises.field, "5");
  await expect(exercises.field).not.toHaveAttribute("aria-invalid", "true");

  const isNew = words("courses.items.new.choice");
  const row = page
    .locator(".note-row")
    .filter({ has: page.locator(".note-marks li:first-child").filter({ hasText: isNew }) })
    .first();
  const choice = new ItemInPlace(words, row);
  await hand.press(choice.mark);
  await hand.press(choice.check);
  await expect(choice.part.getByText(words("ui.answer.chooseFirst"))).toBeVisible();
});

test("Giving up shows the solution, and can only count as not known", { tag: "@desktop" }, async ({
  guest: page,
  words,
  hand,
}) => {
  const item = await openExercise(page, words, hand);
  await hand.type(item.field, "5");
  await hand.press(item.dontKnow);
  await expect(item.part.getByText(words("ui.answer.worked"))).toBeVisible();
  await expect(item.part.getByText(words("ui.answer.answered"), { exact: true })).toHaveCount(0);
  await hand.press(item.count);
  await expect(item.takeBack).toBeVisible();
  await expect(item.mark).toContainText(words("courses.items.due"));
});

test.describe(() => {
  test.use({ allowedComplaints: [/Failed to load resource/] });

  test("The first answer counts, even if its response was lost", { tag: "@desktop" }, async ({
    guest: page,
    words,
    hand,
  }) => {
    const item = await openExercise(page, words, hand);
    const { wrong } = await item.work();
    await hand.type(item.field, wrong);
    await page.route("**/api/trials/answer", async (route) => {
      await route.fetch();
      await route.abort();
    });
    await hand.press(item.check);
    await expect(item.part.getByText(words("ui.offline"))).toBeVisible();
    await page.unroute("**/api/trials/answer");
    await hand.press(item.dontKnow);
    await expect(item.part.getByText(words("ui.answer.earlier"))).toBeVisible();
    const printed = wrong.replaceAll("-", "−");
    await expect(item.part.getByText(words("ui.answer.tells", { answer: printed }))).toBeVisible();
  });
});

test.describe(() => {
  test.use({ allowedComplaints: [/Failed to load resource/] });

  test("A question open for too long is drawn again, and says so", { tag: "@desktop" }, async ({
    guest: page,
    words,
    hand,
  }) => {
    const item = await openExercise(page, words, hand);
    const { wrong } = await item.work();
    await hand.type(item.field, wrong);
    // As days later: its ticket has expired.
    await page.route(
      "**/api/trials/answer",
      (route) => route.continue({ postData: { ...route.request().postDataJSON(), ticket: "expired" } }),
      { times: 1 },
    );
    await hand.press(item.check);
    await expect(item.part.getByText(words("ui.trial.expired"))).toBeVisible();
    await expect(item.field).toHaveValue("");
    await hand.type(item.field, (await item.work()).wrong);
    await hand.press(item.check);
    await expect(item.again).toBeVisible();
  });
});

test("A card is rated in place by its learner", async ({ guest: page, words, hand }) => {
  await page.goto(note);
  const isNew = words("courses.items.new.card");
  const row = page
    .locator(".note-row")
    .filter({ has: page.locator(".note-marks li:first-child").filter({ hasText: isNew }) })
    .first();
  const id = await row.locator("[id^=at-]").first().getAttribute("id");
  const item = new ItemInPlace(words, rowOf(page, `${id}`));
  await hand.press(item.mark);
  await hand.press(item.show);
  await hand.press(item.count);
  await expect(item.ratings.getByRole("button")).toHaveCount(4);
  const hardest = item.ratings.getByRole("button", { name: words("ui.rating.again") });
  await hand.keyOrPress("1", hardest);
  await expect(item.takeBack).toBeVisible();
  await expect(item.mark).toContainText(words("courses.items.due"));
});

test("A visitor can try an item, and is not asked whether it counts", { tag: "@desktop" }, async ({
  page,
  words,
  hand,
}) => {
  const item = await openExercise(page, words, hand);
  await hand.type(item.field, "1, 1, 1");
  await hand.press(item.check);
  await expect(item.again).toBeVisible();
  await expect(item.count).toHaveCount(0);
});

test("A figure fills the window, scrolls if it is larger, and restores the focus", async ({
  page,
  words,
  hand,
}) => {
  await page.goto("/courses/deep-networks/transformer");
  const figures = page.locator("figure").filter({ has: page.locator("[data-drawing] svg") });
  const wide = figures.nth(await widest(figures));
  const button = wide.locator("[data-enlarge]");
  const dialog = page.getByRole("dialog");
  const drawing = await wide.locator("[data-drawing] svg").boundingBox();
  await button.scrollIntoViewIfNeeded();
  await button.focus();
  await hand.keyOrPress("Enter", button);
  await expect(dialog).toBeVisible();
  await expect(dialog).toHaveAccessibleName((await wide.locator("figcaption").textContent()) ?? "");
  const enlarged = dialog.locator("svg[role=img]");
  await expect(enlarged).toHaveCount(1);
  expect((await enlarged.boundingBox())?.width).toBeGreaterThan((drawing?.width ?? 0) * 1.2);
  const sheet = dialog.getByRole("group");
  await expect(sheet).toBeFocused();
  const { past, seen } = await sheet.evaluate((box) => {
    box.scrollTo(box.scrollWidth, box.scrollHeight);
    const svg = box.querySelector("svg")!.getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    return { past: svg.right - frame.right, seen: frame.left >= 0 && frame.right <= window.innerWidth };
  });
  expect(seen).toBe(true);
  expect(past).toBeLessThanOrEqual(0);
  await expectAccessible(page, "figure, enlarged", "dialog");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await hand.press(button);
  await hand.press(dialog.getByRole("button", { name: words("figures.close") }));
  await expect(button).toBeFocused();
});

async function widest(figures: Locator): Promise<number> {
  const widths = await figures.evaluateAll((all) =>
    all.map((each) => each.querySelector<SVGSVGElement>("[data-drawing] svg")?.viewBox.baseVal.width ?? 0),
  );
  return widths.indexOf(Math.max(...widths));
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("A note is complete: text, math, tables and figures", async ({ page }) => {
    await page.goto(note);
    const text = page.locator("#text");
    await expect(text.locator("math").first()).toBeAttached();
    await expect(text.locator(".katex-html").first()).toBeVisible();
    await expect(text.locator("table").first()).toBeVisible();
    for (const figure of await text.locator("figure").all()) {
      await expect(figure.locator("[data-drawing] svg[role=img]")).toBeVisible();
    }
  });
});

test("From a question of the session to its sentence, and back to the question", async ({
  guest: page,
  words,
  hand,
  locale,
  quiz,
}) => {
  await quiz.answerAny();
  const item = await quiz.item();
  const question = await quiz.question.textContent();
  await hand.press(quiz.source);
  await page.waitForURL("**/courses/**");
  await expect(page.locator("#text > .note-row").first().locator("[lang]").first()).toHaveAttribute(
    "lang",
    locale === "zh" ? "zh-CN" : "en",
  );
  const sentence = page.locator(`[id="at-${item}"]`);
  await expect(sentence).toHaveClass(/is-target/);
  await expect(sentence).toBeInViewport();
  await expectAccessible(page, "a note in the middle of a session");
  await hand.keyOrPress("e", page.getByRole("link", { name: words("courses.note.backToSession") }));
  await expect(quiz.question).toHaveText(question ?? "");
  expect(await quiz.item()).toBe(item);
  await hand.press(quiz.source);
  await page.waitForURL("**/courses/**");
  await page.goBack();
  await expect(quiz.question).toHaveText(question ?? "");
});

test("The contents name the section being read, after a jump into its middle too", async ({ page }) => {
  await page.goto(note);
  const current = page.locator("[aria-current=location]").first();
  const headings = page.locator("article h2");
  await expect(current).toHaveText((await headings.first().textContent()) ?? "");
  const inTheMiddle = await headings.nth(4).evaluate((next) => {
    // The next heading stands below the upper third of the window, and no other one in it.
    window.scrollBy({
      top: next.getBoundingClientRect().top - 0.6 * window.innerHeight,
      behavior: "instant",
    });
    return next.closest("article")?.querySelectorAll("h2")[3]?.textContent;
  });
  await expect(current).toHaveText(inTheMiddle ?? "");
});

test.describe("A note's text is sent once", () => {
  const next = (page: Page, words: Words) =>
    page
      .getByRole("navigation", { name: words("courses.note.neighbours") })
      .getByRole("link")
      .last();
  /** The text as it was sent: what scripts mark in it is left out. */
  const textOf = (page: Page) =>
    page.locator("#text [data-html]").evaluateAll((all) =>
      all.map((each) => {
        const copy = each.cloneNode(true) as Element;
        for (const marked of copy.querySelectorAll("[id]")) marked.removeAttribute("class");
        return copy.innerHTML;
      }),
    );

  test("a document holds it as HTML only, what a script asks for as data", { tag: "@desktop" }, async ({
    page,
  }) => {
    await page.goto(note);
    const words = await page
      .locator("#text [data-html] p")
      .evaluateAll((all) => all.map((each) => each.firstChild?.textContent?.slice(0, 40) ?? ""));
    const sentence = words.find((each) => /^[\p{L} ,.，。]{12,}$/u.test(each)) ?? "";
    const language = await page.evaluate(() => navigator.language);
    const times = async (headers: Record<string, string>) => {
      const reply = await page.request.get(note, { headers: { "accept-language": language, ...headers } });
      return (await reply.text()).split(sentence).length - 1;
    };
    expect(await times({})).toBe(1);
    expect(await times({ rsc: "1" })).toBe(1);
    expect(await times({ "x-notecurve-document": "1", rsc: "1" })).toBe(1);
  });

  test("and is there again after going back and forth", { tag: "@desktop" }, async ({ page, words }) => {
    await page.goto(note);
    const text = await textOf(page);
    expect(text.join("").length).toBeGreaterThan(50_000);
    await next(page, words).click();
    await page.waitForURL((url) => !url.pathname.endsWith(note));
    const nextText = await textOf(page);
    const asked: string[] = [];
    page.on("request", (request) => request.headers().rsc === "1" && asked.push(request.url()));
    await page.goBack();
    await page.waitForURL(`**${note}`);
    await expect.poll(() => textOf(page)).toEqual(text);
    await page.goForward();
    await expect.poll(() => textOf(page)).toEqual(nextText);
    expect(asked.filter((url) => new URL(url).pathname === note)).toEqual([]);
  });

  test("and is asked for if the page was left before its scripts had seen it", { tag: "@desktop" }, async ({
    page,
    words,
  }) => {
    // As if there were no such element any more when the scripts look for it.
    await page.addInitScript(() => {
      const { querySelector } = Document.prototype;
      Document.prototype.querySelector = (selectors: string) =>
        selectors.startsWith("[data-html=") ? null : querySelector.call(document, selectors);
    });
    const asked = page.waitForRequest(
      (request) => request.headers().rsc === "1" && request.url().includes(note),
    );
    await page.goto(note);
    const text = await textOf(page);
    await asked;
    await next(page, words).click();
    await page.waitForURL((url) => !url.pathname.endsWith(note));
    await page.goBack();
    await expect.poll(() => textOf(page)).toEqual(text);
  });
});
