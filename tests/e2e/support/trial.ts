import type { Locator, Page } from "@playwright/test";
import type { Words } from "./learner-test";

/** The exercise on the landing page. */
export class Trial {
  readonly region: Locator;
  readonly question: Locator;
  readonly field: Locator;
  readonly check: Locator;
  readonly again: Locator;
  readonly onward: Locator;
  /** The diagnosis of a wrong number. */
  readonly diagnosis: Locator;
  readonly solution: Locator;
  readonly complaint: Locator;

  constructor(page: Page, words: Words) {
    this.region = page.getByRole("region", { name: words("landing.try.title") });
    this.question = this.region.locator(".prose").first();
    this.field = this.region.getByLabel(words("ui.answer.label"));
    this.check = this.region.getByRole("button", { name: words("ui.answer.check") });
    this.again = this.region.getByRole("button", { name: words("ui.trial.newNumbers") });
    this.onward = this.region.getByRole("link", { name: words("landing.try.session") });
    this.diagnosis = this.region.locator(".bg-slip-wash");
    this.solution = this.region.getByRole("heading", { name: words("ui.answer.worked") });
    this.complaint = this.region.locator("[aria-live]");
  }
}
