import type { Locator, Page } from "@playwright/test";
import { carry, fingerOf, mouseOf, type Pointer } from "./carry";
import { expect } from "./learner-test";

/** Steps to put in order, by finger or mouse. */
export class StepList {
  readonly rows: Locator;

  constructor(
    readonly part: Locator,
    readonly pointer: Pointer,
    readonly isTouch: boolean,
  ) {
    this.rows = part.locator("ol > li:has([data-grip])");
  }

  static async in(part: Locator, page: Page, isTouch: boolean): Promise<StepList> {
    return new StepList(part, isTouch ? await fingerOf(page) : mouseOf(page), isTouch);
  }

  texts(): Promise<string[]> {
    return this.rows.locator(".prose").allTextContents();
  }

  /** Drags a row over another, without releasing it. Positions count from 0. */
  async lift(from: number, to: number): Promise<void> {
    // Near the edges of the window the page scrolls.
    await this.rows.nth(from).evaluate((row) => row.scrollIntoView({ block: "center" }));
    const held = this.isTouch
      ? this.rows.nth(from).locator("[data-grip]")
      : this.rows.nth(from).locator(".prose");
    const [start, place] = await Promise.all([middleOf(held), middleOf(this.rows.nth(to))]);
    await carry(this.pointer, start, { x: start.x, y: place.y + (to > from ? 4 : -4) });
  }

  async carry(from: number, to: number): Promise<void> {
    await this.lift(from, to);
    await this.pointer.up();
  }

  /** Drags each row to its position. */
  async arrange(wanted: readonly string[]): Promise<void> {
    for (const [place, text] of wanted.entries()) {
      const now = await this.texts();
      if (now[place] !== text) await this.carry(now.indexOf(text), place);
    }
    await expect(this.rows.locator(".prose")).toHaveText([...wanted]);
  }
}

export async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error(`${element} is not shown`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
