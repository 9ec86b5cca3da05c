import type { Page } from "@playwright/test";
import type { KindName } from "@/lib/items/item-kind";
import type { MoreEntries, ReviewInput } from "@/lib/quiz/api";
import { expect, type Words } from "./learner-test";

/** Sets the number of new items per day, by the form in the settings. */
export async function askForNewItems(page: Page, words: Words, count: number): Promise<void> {
  await page.goto("/settings");
  const form = page.getByRole("region", { name: words("settings.study.title") });
  await form.getByLabel(words("settings.study.newPerDay")).fill(String(count));
  await form.getByRole("button", { name: words("settings.study.save"), exact: true }).click();
  await expect(form.getByText(words("settings.study.saved"))).toBeVisible();
}

/**
 * Reviews everything before the first item of this kind, without showing it: self-graded items as easy, others given
 * up. The session then starts with an item of that kind.
 */
export async function skipAhead(page: Page, words: Words, kind: KindName): Promise<void> {
  await askForNewItems(page, words, 1_000);
  await page.evaluate(skip, kind);
}

/** Runs in the page, so that it requests as the session does. */
async function skip(wanted: KindName): Promise<void> {
  const post = async <Answer>(path: string, body: unknown): Promise<Answer> => {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  };
  const sessionId = crypto.randomUUID();
  for (;;) {
    const { entries } = await post<MoreEntries>("/api/quiz", { holding: [] });
    const at = entries.findIndex((entry) => entry.kind === wanted);
    const before = at < 0 ? entries : entries.slice(0, at);
    if (entries.length === 0) throw new Error(`no ${wanted} among the items of this course`);
    await Promise.all(
      before
        .filter(({ graded }) => graded)
        .map(({ variantId }) => post("/api/answers", { variantId, answer: "", giveUp: true })),
    );
    const reviews = before.map(
      ({ variantId, graded }): ReviewInput => ({
        id: crypto.randomUUID(),
        variantId,
        sessionId,
        ...(!graded && { rating: 4 }),
        reviewedAt: new Date().toISOString(),
        elapsedMs: 1_000,
      }),
    );
    if (reviews.length > 0) await post("/api/reviews", { reviews });
    if (at >= 0) return;
  }
}
