import type { Locator, Page } from "@playwright/test";
import type { MoreEntries, ReviewInput } from "@/lib/quiz/api";
import { expectAccessible } from "./support/accessible";
import { expect, test, type Words } from "./support/learner-test";
import { expectLargeTargets } from "./support/targets";

/** The list of items, and what stands around it. */
class BrowsePage {
  readonly page: Page;
  readonly field: Locator;
  readonly rows: Locator;
  readonly titles: Locator;
  readonly suggestions: Locator;
  readonly selected: Locator;
  readonly toast: Locator;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.#words = words;
    this.field = page.getByRole("combobox", { name: words("browse.search.label") });
    this.rows = page.locator(".item-table tbody tr");
    this.titles = page.locator("[data-title]");
    this.suggestions = page
      .getByRole("listbox", { name: words("browse.search.suggestions") })
      .getByRole("option");
    this.selected = page.locator(".item-table tbody tr[data-selected]");
    this.toast = page.getByRole("status");
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(query === "" ? "/browse" : `/browse?q=${encodeURIComponent(query)}`);
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText(this.#words("browse.title"));
  }

  async search(query: string): Promise<void> {
    await this.field.fill(query);
    await this.field.press("Escape");
    await this.field.press("Enter");
    await this.page.waitForURL((url) => url.searchParams.get("q") === query);
  }

  button(key: string): Locator {
    return this.page.getByRole("button", { name: this.#words(key), exact: false });
  }
}

/** Reviews the first items of a session: the graded ones given up, the others rated. */
async function review(page: Page, count: number): Promise<void> {
  await page.evaluate(async (count) => {
    const post = async <Answer>(path: string, body: unknown): Promise<Answer> => {
      const headers = { "Content-Type": "application/json" };
      const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      return response.json();
    };
    const { entries } = await post<MoreEntries>("/api/quiz", { holding: [] });
    const first = entries.slice(0, count);
    for (const { variantId, graded } of first) {
      if (graded) await post("/api/answers", { variantId, answer: "", giveUp: true });
    }
    const reviews = first.map(
      ({ variantId, graded }): ReviewInput => ({
        id: crypto.randomUUID(),
        variantId,
        sessionId: crypto.randomUUID(),
        ...(!graded && { rating: 4 }),
        reviewedAt: new Date().toISOString(),
        elapsedMs: 1_000,
      }),
    );
    await post("/api/reviews", { reviews });
  }, count);
}

test("Items are found by words of either language and by fields, and the address keeps the search", async ({
  guest: page,
  words,
}) => {
  const browse = new BrowsePage(page, words);
  await browse.open();
  await expect(browse.rows).toHaveCount(50);
  await browse.search("forget gate kind:choice");
  const count = await browse.rows.count();
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(50);
  await page.reload();
  await expect(browse.rows).toHaveCount(count);
  await browse.search("遗忘门 kind:choice");
  expect(await browse.rows.count()).toBeGreaterThan(0);
  await browse.search("zzzz");
  await expect(page.getByRole("heading", { name: words("browse.none.title") })).toBeVisible();
  await page.goBack();
  await expect(browse.field).toHaveValue("遗忘门 kind:choice");
});

test("A search that can't be read says why and offers what was meant, with or without scripts", {
  tag: "@desktop",
}, async ({ guest: page, words }) => {
  const browse = new BrowsePage(page, words);
  await browse.open();
  await browse.field.fill("kind:crad");
  await browse.field.press("Enter");
  const offered = page.getByRole("link", { name: words("browse.problem.instead", { query: "kind:card" }) });
  await expect(page.getByText(words("browse.problem.title"))).toBeVisible();
  await expectAccessible(page, "unreadable search");
  await browse.open("kind:crad");
  await expect(browse.rows).toHaveCount(0);
  await offered.click();
  await expect(browse.field).toHaveValue("kind:card");
  await expect(browse.rows.first()).toBeVisible();
});

test("A word is completed from the keyboard", { tag: "@desktop" }, async ({ guest: page, words }) => {
  const browse = new BrowsePage(page, words);
  await browse.open();
  // Scripts listen once the page is live.
  await expect(async () => {
    await browse.field.fill("");
    await browse.field.pressSequentially("is:su");
    await expect(browse.suggestions).toHaveCount(1, { timeout: 500 });
  }).toPass();
  await expectAccessible(page, "suggestions");
  await browse.field.press("ArrowDown");
  await expect(browse.field).toHaveAttribute("aria-activedescendant", /.+/);
  await browse.field.press("Enter");
  await expect(browse.field).toHaveValue("is:suspended ");
  await expect(browse.suggestions).toHaveCount(0);
  await browse.field.pressSequentially("ki");
  await browse.field.press("ArrowDown");
  await browse.field.press("Tab");
  await expect(browse.field).toHaveValue("is:suspended kind:");
  await browse.field.press("ArrowDown");
  await browse.field.press("Enter");
  await expect(browse.field).toHaveValue("is:suspended kind:card ");
  await browse.field.press("Enter");
  await page.waitForURL((url) => url.searchParams.get("q") === "is:suspended kind:card");
});

test("Every column sorts in both directions, and further pages follow", { tag: "@desktop" }, async ({
  guest: page,
  words,
  hasTouch,
}) => {
  const browse = new BrowsePage(page, words);
  await browse.open();
  await review(page, 5);
  await page.reload();
  await expect(browse.rows.first().locator('[data-column="due"]')).not.toHaveText("–");
  if (hasTouch) {
    await page.getByLabel(words("browse.list.sortBy")).selectOption("lapses");
    await page.waitForURL(/sort=lapses/);
    await browse.button("browse.list.reverse").tap();
    await page.waitForURL(/sort=-lapses/);
  } else {
    for (const column of [
      "item",
      "kind",
      "note",
      "state",
      "stability",
      "difficulty",
      "recall",
      "lapses",
      "seen",
    ]) {
      const head = page.locator(`thead [data-column="${column}"]`);
      for (const order of ["ascending", "descending"]) {
        await head.getByRole("link").click();
        await expect(head).toHaveAttribute("aria-sort", order);
      }
    }
  }
  await browse.button("browse.list.more").click();
  await expect(browse.rows).toHaveCount(100);
  const names = await browse.titles.evaluateAll((all) =>
    all.map((each) => (each as HTMLElement).dataset.title),
  );
  expect(new Set(names).size).toBe(100);
});

test("Many items are suspended at one stroke and brought back by one undo", async ({
  guest: page,
  words,
  hasTouch,
}) => {
  const browse = new BrowsePage(page, words);
  await browse.open("note:lstm");
  const boxes = browse.rows.getByRole("checkbox");
  if (hasTouch) {
    for (const index of [0, 1, 2, 3]) await boxes.nth(index).tap();
  } else {
    await boxes.nth(0).click();
    await boxes.nth(3).click({ modifiers: ["Shift"] });
  }
  await expect(browse.selected).toHaveCount(4);
  await expectAccessible(page, "four selected");
  await expectLargeTargets(page, "four selected");
  await page.getByRole("button", { name: words("actions.name.suspend"), exact: true }).click();
  await expect(browse.toast).toContainText(words("actions.done.suspend", { items: 4 }));
  await expect(browse.selected).toHaveCount(0);
  await expect(page.locator(".item-table").getByText(words("browse.list.suspended"))).toHaveCount(4);
  await browse.toast.getByRole("button", { name: words("actions.undo") }).click();
  await expect(browse.toast).toContainText(words("actions.undone.suspend", { items: 4 }));
  await expect(page.locator(".item-table").getByText(words("browse.list.suspended"))).toHaveCount(0);
});

test("All that a search finds can be selected, and resetting or setting a date asks first", {
  tag: "@desktop",
}, async ({ guest: page, words }) => {
  await review(page, 3);
  const browse = new BrowsePage(page, words);
  await browse.open("kind:exercise or kind:choice");
  const found = await page.evaluate(async () => {
    const response = await fetch("/api/browse/names", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        text: "kind:exercise or kind:choice",
        sort: { column: "due", isDescending: false },
      }),
    });
    return (await response.json()).names.length;
  });
  expect(found).toBeGreaterThan(50);
  await expect(async () => {
    await page.getByRole("checkbox", { name: words("browse.list.selectAll") }).check({ timeout: 500 });
    await expect(browse.selected).toHaveCount(50, { timeout: 500 });
  }).toPass();
  await page.getByRole("button", { name: words("browse.act.allFound", { found }) }).click();
  await expect(page.getByText(words("browse.act.selected", { count: found }))).toBeVisible();
  await browse.button("browse.act.clear").click();
  await browse.open("reviews:>0");
  await expect(browse.rows).toHaveCount(3);
  await browse.rows.getByRole("checkbox").first().click();
  await browse.button("actions.name.set-due").click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await expectAccessible(page, "due date");
  await dialog.getByLabel(words("actions.due.days")).fill("7");
  await dialog.getByRole("button", { name: words("actions.due.set") }).click();
  await expect(browse.toast).toContainText(words("actions.done.set-due", { items: 1 }));
  await expect(page.getByText(words("browse.list.in", { days: 7 }))).toBeVisible();
  await browse.rows.getByRole("checkbox").first().click();
  await browse.button("actions.name.reset").click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: words("actions.name.reset"), exact: true }).click();
  await expect(browse.rows).toHaveCount(2);
  await browse.toast.getByRole("button", { name: words("actions.undo") }).click();
  await expect(browse.rows).toHaveCount(3);
});

test.describe(() => {
  test("J and K move, X selects, U undoes, Enter opens, and the slash goes to the search", {
    tag: "@desktop",
  }, async ({ guest: page, words }) => {
    const browse = new BrowsePage(page, words);
    await browse.open();
    await expect(async () => {
      await page.keyboard.press("j");
      await expect(browse.titles.first()).toBeFocused({ timeout: 500 });
    }).toPass();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    await expect(browse.titles.nth(1)).toBeFocused();
    await page.keyboard.press("x");
    await expect(browse.selected).toHaveCount(1);
    await page.getByRole("button", { name: words("actions.name.suspend"), exact: true }).press("Enter");
    await expect(browse.toast).toContainText(words("actions.done.suspend", { items: 1 }));
    await page.keyboard.press("u");
    await expect(browse.toast).toContainText(words("actions.undone.suspend", { items: 1 }));
    await page.keyboard.press("/");
    await expect(browse.field).toBeFocused();
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    const name = await browse.titles.first().getAttribute("data-title");
    await page.keyboard.press("Enter");
    await page.waitForURL(`/browse/${name}`);
  });
});

test("A tab that is killed right after a search was saved or items were suspended loses neither", {
  tag: "@desktop",
}, async ({ guest: page, context, words }) => {
  const tab = new BrowsePage(page, words);
  await tab.open("note:lstm kind:choice");
  await page.getByText(words("browse.saved.saveThis")).click();
  await page.getByLabel(words("browse.saved.name")).fill("Gates");
  const save = page.getByRole("button", { name: words("browse.saved.save"), exact: true });
  const saving = page.waitForRequest((request) => request.method() === "POST");
  await save.click();
  await saving;
  await page.close();
  const second = await context.newPage();
  const again = new BrowsePage(second, words);
  await again.open("note:lstm kind:choice");
  await expect(second.getByRole("link", { name: "Gates", exact: true })).toBeVisible();
  await again.rows.getByRole("checkbox").first().click();
  const name = await again.titles.first().getAttribute("data-title");
  const acting = second.waitForRequest("**/api/actions");
  await second.getByRole("button", { name: words("actions.name.suspend"), exact: true }).click();
  await acting;
  await second.close();
  const third = await context.newPage();
  const last = new BrowsePage(third, words);
  await last.open("is:suspended");
  await expect(last.titles).toHaveCount(1);
  await expect(last.titles).toHaveAttribute("data-title", name ?? "");
  // The dashboard keeps nothing but its address.
  await third.goto("/progress?days=30");
  await third.close();
  const fourth = await context.newPage();
  await fourth.goto("/progress?days=30");
  await expect(fourth.getByRole("link", { name: words("progress.days", { days: "30" }) })).toHaveAttribute(
    "aria-current",
    "true",
  );
});

test("A search is saved, opened again and deleted", { tag: "@desktop" }, async ({ guest: page, words }) => {
  const browse = new BrowsePage(page, words);
  await browse.open("kind:order");
  await page.getByText(words("browse.saved.saveThis")).click();
  await page.getByLabel(words("browse.saved.name")).fill("Orders");
  await page.getByRole("button", { name: words("browse.saved.save"), exact: true }).click();
  const saved = page.getByRole("link", { name: "Orders" });
  await expect(saved).toBeVisible();
  await browse.open();
  await saved.click();
  await expect(browse.field).toHaveValue("kind:order");
  await page.getByRole("button", { name: words("browse.saved.delete", { name: "Orders" }) }).click();
  await expect(saved).toHaveCount(0);
});

test("An item's page shows its sentence, its curve and its events, and a past question with the answer given", async ({
  guest: page,
  words,
}) => {
  await review(page, 12);
  const browse = new BrowsePage(page, words);
  await browse.open("reviews:>0 kind:choice");
  await browse.titles.first().click();
  await page.waitForURL(/\/browse\/.+\/.+/);
  for (const part of ["curve", "text", "sentence", "history"]) {
    await expect(
      page.getByRole("heading", { name: words(`browse.item.${part}`), exact: true }),
    ).toBeVisible();
  }
  await expect(page.getByRole("img").first()).toBeVisible();
  await expectAccessible(page, "item");
  await page.getByText(words("browse.item.show")).first().click();
  const options = page.locator("#history ~ ol [data-graded]");
  await expect(options).toBeVisible();
  await expectAccessible(page, "past question");
  await page.getByRole("button", { name: words("actions.name.suspend"), exact: true }).click();
  await expect(page.getByText(words("browse.item.event.suspend"), { exact: true }).first()).toBeVisible();
});

test.describe(() => {
  test.use({ allowedComplaints: [/status of 404/] });
  test("An item that is not there is not found", { tag: "@desktop" }, async ({ guest: page, words }) => {
    await page.goto("/browse/deep-networks/nothing");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("errors.page.notFoundTitle"));
  });
});

test("The list is accessible, with nothing met and with what was met", async ({ guest: page, words }) => {
  const browse = new BrowsePage(page, words);
  await browse.open();
  await page.getByText(words("browse.search.help")).click();
  await expectAccessible(page, "browse, nothing met");
  await review(page, 10);
  await browse.open("reviews:>0");
  await expect(browse.rows).toHaveCount(10);
  await expectAccessible(page, "browse, ten met");
});
