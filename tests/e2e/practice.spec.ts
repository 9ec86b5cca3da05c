import type { Locator, Page, Response } from "@playwright/test";
import type { MoreEntries, ReviewInput } from "@/lib/quiz/api";
import { expectAccessible } from "./support/accessible";
import { workConv1d } from "./support/exercises";
import { type Hand, look } from "./support/hand";
import { expect, test, type Words } from "./support/learner-test";
import { expectLargeTargets } from "./support/targets";

const concept = "/practice/deep-networks/cnn.convolution-feature-extraction";

/** A page of practice from a learner's view. */
class PracticePage {
  readonly main: Locator;
  readonly question: Locator;
  readonly show: Locator;
  readonly knew: Locator;
  readonly knewNot: Locator;
  readonly field: Locator;
  readonly check: Locator;
  readonly dontKnow: Locator;
  readonly next: Locator;
  readonly diagnosis: Locator;
  readonly source: Locator;
  readonly count: Locator;

  constructor(
    readonly page: Page,
    readonly words: Words,
    readonly hand: Hand,
  ) {
    this.main = page.getByRole("main");
    const button = (key: string) => this.main.getByRole("button", { name: words(key) });
    this.question = this.main.locator(".prose").first();
    this.show = button("ui.answer.show");
    this.knew = button("ui.trial.knew.yes");
    this.knewNot = button("ui.trial.knew.no");
    this.field = this.main.getByLabel(words("ui.answer.label"));
    this.check = button("ui.answer.check");
    this.dontKnow = button("ui.answer.dontKnow");
    this.next = button("practice.next");
    this.diagnosis = this.main.locator(".bg-slip-wash");
    this.source = this.main.getByRole("link", { name: words("practice.source") });
    this.count = button("ui.trial.count");
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await expect(this.show.or(this.check)).toBeVisible();
    await look(this.page);
  }

  /** Answers a question that does not matter, and goes on to the next. */
  async pass(): Promise<void> {
    const drawn = this.page.waitForResponse("**/api/practice");
    if (await this.show.isVisible()) {
      await this.hand.press(this.show);
      await this.hand.press(this.knew);
    } else {
      await this.hand.press(this.dontKnow);
      await this.hand.press(this.next);
    }
    await drawn;
    await expect(this.show.or(this.check)).toBeVisible();
    await look(this.page);
  }

  /** Passes questions until the convolution by hand is asked. */
  async passUntilConv1d(): Promise<void> {
    for (let passed = 0; passed < 25; passed += 1) {
      const formulas = await this.question.locator("annotation").allTextContents();
      const isField = await this.field.isVisible();
      if (
        isField &&
        formulas.some((text) => text.startsWith("w = [")) &&
        formulas.some((text) => text.startsWith("x = ["))
      )
        return;
      await this.pass();
    }
    throw new Error("the convolution by hand was not asked");
  }
}

test("A concept is practised with ever other questions, and a wrong number is explained; then it is among the week's misses", async ({
  guest: page,
  words,
  hand,
}) => {
  await page.goto("/practice");
  await expect(page.getByText(words("practice.week.none"))).toBeVisible();
  await expectAccessible(page, "what to practise");
  await expectLargeTargets(page, "what to practise");
  await page.goto("/practice/week");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("practice.week.none"));
  await expectAccessible(page, "nothing wrong this week");

  const practice = new PracticePage(page, words, hand);
  await practice.open(concept);
  await practice.passUntilConv1d();
  await expectAccessible(page, "practice, asked");
  const asked = await practice.question.textContent();
  const { wrong, misconception } = await workConv1d(practice.question);
  await hand.type(practice.field, wrong);
  // A reload changes neither the question nor what was typed.
  await page.reload();
  await expect(practice.field).toHaveValue(wrong);
  expect(await practice.question.textContent()).toBe(asked);
  const answered = page.waitForResponse("**/api/practice/answer");
  await hand.press(practice.check);
  expect((await (await answered).json()).score).toMatchObject({
    verdict: "wrong",
    misconception: { id: misconception },
  });
  await expect(practice.diagnosis).toBeVisible();
  await expect(practice.source).toHaveAttribute("href", /^\/courses\/deep-networks\/convolution#/);
  await expect(practice.count).toHaveCount(0);
  await expectAccessible(page, "practice, wrong");
  await expectLargeTargets(page, "practice, wrong");
  await hand.press(practice.next);
  await expect(practice.question).not.toHaveText(asked ?? "");

  await page.goto("/practice");
  await hand.press(page.getByRole("link", { name: words("practice.week.start") }));
  await page.waitForURL("/practice/week");
  await practice.passUntilConv1d();
  expect(await practice.question.textContent()).not.toBe(asked);
});

test("An item that is due today counts as its review if the learner says so", { tag: "@desktop" }, async ({
  guest: page,
  words,
  hand,
}) => {
  const item = await page.evaluate(makeDue);
  const practice = new PracticePage(page, words, hand);
  await practice.open(`/practice/${item.replace("/", "/item/")}`);
  await hand.press(practice.show);
  await expectAccessible(page, "practice, revealed");
  await hand.press(practice.knew);
  await expect(page.getByText(words("practice.due"))).toBeVisible();
  await hand.press(practice.count);
  await expectAccessible(page, "practice, rating");
  await hand.press(
    page
      .getByRole("group", { name: words("ui.rating.question") })
      .getByRole("button")
      .nth(2),
  );
  await expect(page.getByRole("button", { name: words("ui.trial.takeBack") })).toBeVisible();
  await hand.press(practice.next);
  await hand.press(practice.show);
  await hand.press(practice.knew);
  await expect(practice.show).toBeVisible();
  await expect(page.getByText(words("practice.due"))).toHaveCount(0);
});

/** Runs in the page: reviews the first card of a session, and sets it due today. Returns `course/item`. */
async function makeDue(): Promise<string> {
  const post = async <Answer>(path: string, body: unknown): Promise<Answer> => {
    const headers = { "Content-Type": "application/json" };
    const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  };
  const { entries } = await post<MoreEntries>("/api/quiz", { holding: [] });
  const card = entries.find(({ kind }) => kind === "card");
  if (card === undefined) throw new Error("no card among the first items");
  const review: ReviewInput = {
    id: crypto.randomUUID(),
    variantId: card.variantId,
    sessionId: crypto.randomUUID(),
    rating: 4,
    reviewedAt: new Date().toISOString(),
    elapsedMs: 1_000,
  };
  await post("/api/reviews", { reviews: [review] });
  const due = {
    groupId: crypto.randomUUID(),
    type: "set-due",
    items: [card.itemId],
    untilDay: card.studyDay,
  };
  await post("/api/actions", due);
  return card.itemId;
}

test.describe("without the network for a while", () => {
  test.use({ allowedComplaints: [/net::ERR_INTERNET_DISCONNECTED/] });

  test("A rehearsal goes on after a reload, loses no answer, and reports at its end", {
    tag: "@desktop",
  }, async ({ guest: page, context, words, hand }) => {
    const t = (key: string, values?: Record<string, string | number>) =>
      words(`practice.rehearsal.${key}`, values);
    const button = (name: string) => page.getByRole("button", { name, exact: true });
    await page.goto("/rehearsal");
    await expectAccessible(page, "setting up a rehearsal");
    await expectLargeTargets(page, "setting up a rehearsal");
    for (const box of (await page.getByRole("checkbox").all()).slice(2)) await box.uncheck();
    await page.getByLabel(t("form.items")).fill("none");
    await hand.press(button(t("form.start")));
    await expect(page.getByText(words("practice.problem.items"))).toBeVisible();
    await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(2);
    await page.getByLabel(t("form.items")).fill("4");
    await hand.press(button(t("form.start")));
    await page.waitForURL(/\/rehearsal\/[0-9a-f-]{36}$/);

    const clock = page.getByRole("timer");
    const heading = page.getByRole("main").getByRole("heading", { level: 2 });
    const dontKnow = button(words("ui.answer.dontKnow"));
    await expect(clock).toHaveText(/^(20:00|19:\d\d)$/);
    await expect(heading).toHaveText(t("question", { number: 1, count: 4 }));
    await expectAccessible(page, "rehearsal, asked");
    await expectLargeTargets(page, "rehearsal, asked");
    await hand.press(dontKnow);
    await expect(heading).toHaveText(t("question", { number: 2, count: 4 }));
    await hand.press(button(t("skip")));
    await expect(heading).toHaveText(t("question", { number: 3, count: 4 }));

    // Given while the network is gone, and the page closed before it is back.
    await context.setOffline(true);
    await hand.press(dontKnow);
    await expect(page.getByText(t("unsent", { count: 1 }))).toBeVisible();
    await expect(heading).toHaveText(t("question", { number: 4, count: 4 }));
    const address = page.url();
    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto("/practice");
    await expect(again.getByRole("link", { name: t("goOn") })).toHaveAttribute(
      "href",
      new URL(address).pathname,
    );
    const sent = again.waitForResponse("**/api/rehearsals/answer");
    await again.goto(address);
    expect(await (await sent).json()).toEqual({
      status: "kept",
      isLate: false,
      isEarlier: false,
      isHandedIn: false,
    });
    const strip = again.getByRole("navigation", { name: t("strip") }).getByRole("button", { disabled: true });
    await expect(strip).toHaveCount(2);
    await expect(again.getByRole("heading", { level: 2 })).toHaveText(t("question", { number: 2, count: 4 }));

    await again.getByRole("button", { name: t("handIn"), exact: true }).click();
    await expect(again.getByText(t("openLeft", { open: 2 }))).toBeVisible();
    await expectAccessible(again, "rehearsal, handing in");
    await again.getByRole("button", { name: t("handInYes") }).click();
    await again.waitForURL(/\/report$/);
    await expect(again.getByRole("heading", { level: 1 })).toHaveText(
      words("practice.report.score", { right: 0, asked: 4 }),
    );
    const outcomes = again.getByText(words("practice.report.outcome.open"), { exact: true });
    await expect(outcomes).toHaveCount(2);
    await expect(again.getByRole("link", { name: words("practice.source") })).toHaveCount(4);
    await expectAccessible(again, "report of a rehearsal");
    await expectLargeTargets(again, "report of a rehearsal");
    // What has been handed in is not asked again.
    await again.goto(address);
    await again.waitForURL(/\/report$/);
    await again.goto("/practice");
    await expect(again.getByText(t("result", { right: 0, asked: 4 }))).toBeVisible();
  });
});

test("On a phone a long paper is one row of numbers, and the clock stays in sight", {
  tag: "@phone",
}, async ({ guest: page, words, hand }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/rehearsal");
  await page.getByLabel(words("practice.rehearsal.form.items")).fill("50");
  await hand.press(page.getByRole("button", { name: words("practice.rehearsal.form.start") }));
  await page.waitForURL(/\/rehearsal\/[0-9a-f-]{36}$/);
  const strip = page.getByRole("navigation", { name: words("practice.rehearsal.strip") });
  const last = strip.getByRole("button").last();
  await expect(strip.getByRole("button")).toHaveCount(50);
  expect((await strip.boundingBox())?.height).toBeLessThan(64);
  const heading = page.getByRole("main").getByRole("heading", { level: 2 });
  expect((await heading.boundingBox())?.y).toBeLessThan(300);
  // With a pointer: from the keyboard it lies fifty stops away.
  await last.click();
  await expect(heading).toHaveText(words("practice.rehearsal.question", { number: 50, count: 50 }));
  await expect(last).toBeInViewport();
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expect(page.getByRole("timer")).toBeInViewport();
  await expect(last).toBeInViewport();
  await expectAccessible(page, "rehearsal, on a phone");
  await page.goto("/practice");
  expect(await page.evaluate(() => document.body.scrollHeight)).toBeLessThan(4_000);
});

test("When its time is over a rehearsal says so, and still takes answers", { tag: "@desktop" }, async ({
  guest: page,
  words,
  hand,
}) => {
  await page.clock.install();
  await page.goto("/rehearsal");
  await page.getByLabel(words("practice.rehearsal.form.minutes")).fill("1");
  await hand.press(page.getByRole("button", { name: words("practice.rehearsal.form.start") }));
  await page.waitForURL(/\/rehearsal\/[0-9a-f-]{36}$/);
  const clock = page.getByRole("timer");
  await expect(clock).toHaveText(/^(1:00|0:\d\d)$/);
  const over = page.getByText(words("practice.rehearsal.overText"));
  await expect(over).toBeHidden();
  await page.clock.fastForward("01:05");
  await expect(over).toBeVisible();
  await expect(clock).toHaveText("0:00");
  await expectAccessible(page, "rehearsal, over");
  await expect(page.getByRole("button", { name: words("ui.answer.dontKnow") })).toBeEnabled();
});

/** Begins a rehearsal of the first notes; gives its id. */
async function beginRehearsal(page: Page, words: Words, items: number): Promise<string> {
  const t = (key: string) => words(`practice.rehearsal.form.${key}`);
  await page.goto("/rehearsal");
  await page.getByLabel(t("items")).fill(String(items));
  await page.getByRole("button", { name: t("start") }).click();
  await page.waitForURL(/\/rehearsal\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("timer")).toBeVisible();
  return page.url().slice(-36);
}

/** A rehearsal's page from a learner's view. */
function rehearsalOn(page: Page, words: Words) {
  const t = (key: string, values?: Record<string, string | number>) =>
    words(`practice.rehearsal.${key}`, values);
  return {
    t,
    heading: page.getByRole("main").getByRole("heading", { level: 2 }),
    dontKnow: page.getByRole("button", { name: words("ui.answer.dontKnow") }),
    skip: page.getByRole("button", { name: t("skip") }),
    answered: page.getByRole("navigation", { name: t("strip") }).getByRole("button", { disabled: true }),
    handIn: page.getByRole("button", { name: t("handIn"), exact: true }),
    handInYes: page.getByRole("button", { name: t("handInYes") }),
  };
}

/** Follows a link of the page's head, as within the app. */
async function leave(page: Page): Promise<void> {
  await page
    .locator('a[href="/today"]')
    .first()
    .evaluate((link: HTMLAnchorElement) => link.click());
  await page.waitForURL("/today");
}

test.describe("with answers that are refused", () => {
  test.use({ allowedComplaints: [/status of 40[01]/] });

  test("A rehearsal opens their questions again, sends what waited behind them, and can be handed in", {
    tag: "@desktop",
  }, async ({ guest: page, words }) => {
    const id = await beginRehearsal(page, words, 4);
    const { t, answered, handIn, handInYes, skip } = rehearsalOn(page, words);
    await skip.click();
    await page.evaluate((id) => {
      const wait = (place: number, answer: object) =>
        localStorage.setItem(
          `notecurve/rehearsal/${id}/${place}`,
          JSON.stringify({ place, answer, elapsedMs: 1, givenAtMs: Date.now() + place }),
        );
      wait(0, { text: "1".repeat(2_500) });
      wait(1, { gaveUp: true });
      localStorage.setItem(`notecurve/rehearsal/${id}`, "null");
      localStorage.setItem(`notecurve/rehearsal/${id}/2`, "null");
      localStorage.setItem(`notecurve/practice/${id}:2`, '{"text":"7"}');
      localStorage.setItem(`notecurve/practice/${id}:3`, '{"ids":5}');
    }, id);
    await page.reload();
    await expect(page.getByText(t("unread", { number: 1 }))).toBeVisible();
    await expect(answered).toHaveCount(1);
    await expectAccessible(page, "rehearsal, refused");
    await handIn.click();
    const posts: string[] = [];
    page.on("request", (request) => request.url().endsWith("/hand-in") && posts.push(request.url()));
    await handInYes.dblclick();
    await page.waitForURL(/\/report$/);
    expect(posts).toHaveLength(1);
    const left = await page.evaluate(
      (id) => Object.keys(localStorage).filter((key) => key.includes(`${id}:`)),
      id,
    );
    expect(left).toEqual([]);
  });

  test("A rehearsal says who is signed out, and sends the answers after signing in", {
    tag: "@desktop",
  }, async ({ guest: page, context, words }) => {
    const id = await beginRehearsal(page, words, 3);
    const { t, dontKnow, answered, handIn, handInYes } = rehearsalOn(page, words);
    const cookies = await context.cookies();
    await context.clearCookies();
    // Nothing waits yet.
    await handIn.click();
    await handInYes.click();
    await expect(
      page.getByRole("region", { name: t("handIn") }).getByRole("link", { name: t("signIn") }),
    ).toHaveAttribute("href", `/sign-in?next=/rehearsal/${id}`);
    await dontKnow.click();
    await expect(page.getByText(t("signedOut", { count: 1 }))).toBeVisible();
    await expectAccessible(page, "rehearsal, signed out");
    await context.addCookies(cookies);
    const sent = page.waitForResponse(
      (response) => response.url().endsWith("/api/rehearsals/answer") && response.ok(),
    );
    await page.reload();
    await sent;
    await expect(page.getByText(t("signedOut", { count: 1 }))).toBeHidden();
    await expect(answered).toHaveCount(1);
  });
});

test("Who goes back and starts the clock again begins another rehearsal; a double press begins one", {
  tag: "@desktop",
}, async ({ guest: page, words }) => {
  const first = await beginRehearsal(page, words, 2);
  await page.goBack();
  await page.waitForURL(/\/rehearsal$/);
  await page.getByLabel(words("practice.rehearsal.form.items")).fill("3");
  await page.getByRole("button", { name: words("practice.rehearsal.form.start") }).evaluate((button) => {
    const { form } = button as HTMLButtonElement;
    form?.requestSubmit();
    form?.requestSubmit();
  });
  await page.waitForURL(
    (url) => /\/rehearsal\/[0-9a-f-]{36}$/.test(url.pathname) && !url.href.includes(first),
  );
  const { t, heading } = rehearsalOn(page, words);
  await expect(heading).toHaveText(t("question", { number: 1, count: 3 }));
  await page.goto("/practice");
  await expect(page.locator('li a[href^="/rehearsal/"]')).toHaveCount(2);
});

test.describe("in two tabs", () => {
  test.use({ allowedComplaints: [/net::ERR_INTERNET_DISCONNECTED/] });

  test("A rehearsal keeps the waiting answers of both, and in one ends when it was handed in in the other", {
    tag: "@desktop",
  }, async ({ guest: page, context, words }) => {
    const id = await beginRehearsal(page, words, 4);
    const one = rehearsalOn(page, words);
    const second = await context.newPage();
    await second.goto(page.url());
    const two = rehearsalOn(second, words);
    await two.skip.click();
    await expect(two.heading).toHaveText(two.t("question", { number: 2, count: 4 }));
    await context.setOffline(true);
    await one.dontKnow.click();
    await two.dontKnow.click();
    await expect(page.getByText(one.t("unsent", { count: 2 }))).toBeVisible();
    const keys = await page.evaluate(
      (id) => Object.keys(localStorage).filter((key) => key.startsWith(`notecurve/rehearsal/${id}/`)),
      id,
    );
    expect(keys).toHaveLength(2);
    await context.setOffline(false);
    await expect(page.getByText(one.t("unsent", { count: 2 }))).toBeHidden();
    await page.reload();
    await expect(one.answered).toHaveCount(2);
    await one.handIn.click();
    await one.handInYes.click();
    await page.waitForURL(/\/report$/);
    await two.dontKnow.click();
    await second.waitForURL(/\/report$/);
  });
});

test.describe("in two tabs of which one is refused an answer", () => {
  test.use({ allowedComplaints: [/status of 400|net::ERR_FAILED/] });

  test("A rehearsal opens the question in both", { tag: "@desktop" }, async ({
    guest: page,
    context,
    words,
  }) => {
    const id = await beginRehearsal(page, words, 3);
    const one = rehearsalOn(page, words);
    const second = await context.newPage();
    await second.goto(page.url());
    const two = rehearsalOn(second, words);
    let isRefused = false;
    await context.route("**/api/rehearsals/answer", async (route) => {
      if (!isRefused) return route.abort();
      const post = { ...route.request().postDataJSON(), elapsedMs: -1 };
      return route.continue({ postData: JSON.stringify(post) });
    });
    await one.dontKnow.click();
    await expect(two.answered).toHaveCount(1);
    isRefused = true;
    await expect(page.getByText(one.t("unread", { number: 1 }))).toBeVisible();
    await expect(two.answered).toHaveCount(0);
    expect(second.url()).toContain(id);
  });
});

test("A slow network holds no question up, and the time of all visits to a question is counted", {
  tag: "@desktop",
}, async ({ guest: page, words }) => {
  await page.clock.install();
  await beginRehearsal(page, words, 3);
  const { t, heading, dontKnow, skip } = rehearsalOn(page, words);
  await page.clock.fastForward("00:30");
  await skip.click();
  await expect(heading).toHaveText(t("question", { number: 2, count: 3 }));
  await page.reload();
  await expect(heading).toHaveText(t("question", { number: 1, count: 3 }));
  await page.clock.fastForward("00:15");
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/api/rehearsals/answer", async (route) => {
    await held;
    await route.continue();
  });
  const request = page.waitForRequest("**/api/rehearsals/answer");
  await dontKnow.click();
  await expect(heading).toHaveText(t("question", { number: 2, count: 3 }));
  const { elapsedMs } = (await request).postDataJSON();
  expect(elapsedMs).toBeGreaterThanOrEqual(45_000);
  const kept = page.waitForResponse("**/api/rehearsals/answer");
  release();
  await kept;
});

test("Who comes back by Back finds answered what was answered, in a rehearsal and in practice", {
  tag: "@desktop",
}, async ({ guest: page, words, hand }) => {
  await beginRehearsal(page, words, 3);
  const { dontKnow, answered, heading, t } = rehearsalOn(page, words);
  const kept = page.waitForResponse("**/api/rehearsals/answer");
  await dontKnow.click();
  await kept;
  await leave(page);
  await page.goBack();
  await expect(heading).toHaveText(t("question", { number: 2, count: 3 }));
  await expect(answered).toHaveCount(1);

  const practice = new PracticePage(page, words, hand);
  await practice.open("/practice/deep-networks/item/cnn.conv1d-hand");
  const graded = page.waitForResponse("**/api/practice/answer");
  const asked = await practice.question.textContent();
  await practice.dontKnow.click();
  await graded;
  await leave(page);
  await page.goBack();
  await expect(practice.check).toBeVisible();
  await expect(practice.question).not.toHaveText(asked ?? "");
});

test.describe("for what there is not", () => {
  test.use({ allowedComplaints: [/status of 404/] });

  test("A concept, a note, an item or a rehearsal that does not exist is not found", {
    tag: "@desktop",
  }, async ({ guest: page, words }) => {
    for (const path of [
      "/practice/deep-networks/none",
      "/practice/none/cnn.padding",
      "/practice/deep-networks/note/none",
      "/practice/deep-networks/item/none",
      "/rehearsal?course=none",
      "/rehearsal?course=%00",
      "/rehearsal/none",
      `/rehearsal/${crypto.randomUUID()}`,
      `/rehearsal/${crypto.randomUUID()}/report`,
    ]) {
      const response = await page.goto(path);
      expect.soft(response?.status(), path).toBe(404);
      await expect
        .soft(page.getByRole("heading", { level: 1 }), path)
        .toHaveText(words("errors.page.notFoundTitle"));
    }
  });
});

test("What a search finds can be practised; what cannot be read finds nothing", { tag: "@desktop" }, async ({
  guest: page,
  words,
  hand,
}) => {
  await page.goto("/browse?q=concept%3Acnn.padding");
  await hand.press(page.getByRole("link", { name: words("practice.link.found") }));
  await page.waitForURL(/\/practice\/found\?q=/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("practice.found.title"));
  await page.goto("/practice/found?q=(((");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("practice.found.none"));
  for (const path of ["/practice/found?q=%00", "/browse?q=%00", "/browse?sort=%00"])
    expect.soft((await page.goto(path))?.status(), path).toBeLessThan(500);
});

/** Bytes transferred. Pages with questions have the session's budget, and the controls of all kinds, as the session. */
const mostScriptBytes = { "/practice": 150_000, "/rehearsal": 150_000, [concept]: 170_000 };

test("Pages of practice are within the budgets of their scripts", { tag: "@desktop" }, async ({
  guest: page,
  words,
}) => {
  const paper = `/rehearsal/${await beginRehearsal(page, words, 10)}`;
  const other = await beginRehearsal(page, words, 10);
  const handedIn = await page.request.post("/api/rehearsals/hand-in", { data: { rehearsalId: other } });
  expect(handedIn.ok()).toBe(true);
  const browser = await page.context().newCDPSession(page);
  const budgets = { ...mostScriptBytes, [paper]: 170_000, [`/rehearsal/${other}/report`]: 170_000 };
  for (const [path, most] of Object.entries(budgets)) {
    const responses: Response[] = [];
    const listen = (response: Response) => responses.push(response);
    await browser.send("Network.clearBrowserCache");
    page.on("response", listen);
    await page.goto(path, { waitUntil: "networkidle" });
    page.off("response", listen);
    const html = (await responses.find((each) => each.request().isNavigationRequest())?.text()) ?? "";
    const named = responses.filter(
      (each) => each.request().resourceType() === "script" && html.includes(new URL(each.url()).pathname),
    );
    const sizes = await Promise.all(
      named.map(async (each) => (await each.request().sizes()).responseBodySize),
    );
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    test.info().annotations.push({ type: "script bytes", description: `${path}: ${bytes}` });
    expect.soft(bytes, path).toBeLessThanOrEqual(most);
    expect.soft(bytes, path).toBeGreaterThan(0);
  }
});
