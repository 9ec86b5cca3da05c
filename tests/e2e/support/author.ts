import { expect, type Page } from "@playwright/test";
import { owner } from "@/tests/support/owner";
import { signIn } from "./account";
import type { Words } from "./learner-test";

/** Signs in as the installation's owner and makes a course with one empty note; gives the address of its editor. */
export async function makeCourse(page: Page, words: Words): Promise<string> {
  await page.goto("/sign-in?next=/teach/new");
  await signIn(page, words, owner);
  await page.waitForURL("/teach/new");
  const slug = `course-${crypto.randomUUID().slice(0, 8)}`;
  const main = page.getByRole("main");
  await main.getByLabel(words("teach.new.courseTitle"), { exact: true }).fill("Statistics");
  await main.getByLabel(words("teach.new.slug")).fill(slug);
  await main.getByLabel(words("teach.new.noteTitle")).fill("Averages");
  await main.getByRole("button", { name: words("teach.new.submit") }).click();
  await page.waitForURL(`/teach/${slug}`);
  return `/teach/${slug}/edit/first-note`;
}

/** The editor of a note, as its author sees it. */
export class EditorPage {
  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {}

  get text() {
    return this.page.getByRole("textbox", { name: this.words("editor.label") });
  }

  get preview() {
    return this.page.getByRole("region", { name: this.words("editor.page") });
  }

  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.isChecked();
  }

  /** Waits until the worker has looked at everything that was written. */
  async isChecked(): Promise<void> {
    await expect
      .poll(() =>
        this.page
          .locator("[data-version]")
          .evaluate(({ dataset }) => dataset.compiled !== "0" && dataset.version === dataset.compiled),
      )
      .toBe(true);
  }

  /** Replaces the whole text, at one stroke. */
  async write(text: string): Promise<void> {
    await this.text.focus();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.insertText(text);
    await this.isChecked();
  }

  /** Everything that stands in the text; long ones are only there in part. */
  lines(): Promise<string> {
    return this.text
      .locator(".cm-line")
      .allTextContents()
      .then((lines) => lines.join("\n"));
  }

  async count(errors: number, warnings: number): Promise<void> {
    const told = this.words("editor.count", { errors, warnings });
    await expect(this.page.getByRole("status").filter({ hasText: told })).toBeVisible();
  }

  async show(side: "text" | "page"): Promise<void> {
    const choice = this.page.getByText(this.words(`editor.side.${side}`), { exact: true });
    if (await choice.isVisible()) await choice.click();
  }
}
