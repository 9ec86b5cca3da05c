import type { Locator, Page } from "@playwright/test";
import type { KindName } from "@/lib/items/item-kind";
import { expect, type Words } from "./learner-test";

/** Opens the first item of this kind in a note, to try it there. Returns the part of the page that asks it. */
export async function openInNote(page: Page, words: Words, note: string, kind: KindName): Promise<Locator> {
  await page.goto(`/courses/deep-networks/${note}`);
  const name = page.getByText(words(`courses.items.new.${kind}`), { exact: true });
  const mark = page.locator("article button[aria-expanded]").filter({ has: name }).first();
  await unfold(mark);
  await mark.click();
  const part = page.locator(`[id="${await mark.getAttribute("aria-controls")}"]`);
  await expect(part.getByRole("button", { name: words("ui.answer.check") })).toBeVisible();
  return part;
}

/** On a phone many items of one paragraph are collapsed into a number. */
export async function unfold(mark: Locator): Promise<void> {
  if (await mark.isVisible()) return;
  await mark.locator("xpath=ancestor::ul/preceding-sibling::button").click();
}
