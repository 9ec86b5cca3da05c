import { expect, type Locator, type Page } from "@playwright/test";

/** How a person operates a page. */
export type Hand = {
  /** Presses a button or follows a link. */
  press(target: Locator): Promise<void>;
  /** Focuses a field and replaces its text. */
  type(field: Locator, text: string): Promise<void>;
  /** Uses a shortcut: its key on a keyboard, its button by touch. */
  keyOrPress(key: string, target: Locator): Promise<void>;
};

/** Waits until presses act, as nobody presses what they have not seen (app/_ui/use-press-guard.ts). */
export async function look(page: Page): Promise<void> {
  await expect(page.locator("[data-unseen]")).toHaveCount(0);
}

/** Nobody would press Tab more often. */
const mostTabs = 60;

/** No pointer at all: fails on anything that Tab does not reach, or that does not show its focus. */
export function keyboardHand(page: Page): Hand {
  const reach = async (target: Locator) => {
    await expect(target).toBeVisible();
    for (let tabs = 0; tabs <= mostTabs; tabs += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        return expect(target, "shows that it has the focus").not.toHaveCSS("outline-style", "none");
      }
      await page.keyboard.press("Tab");
    }
    throw new Error(`${target} can't be reached with ${mostTabs} presses of Tab`);
  };
  return {
    press: async (target) => {
      await reach(target);
      await look(page);
      await page.keyboard.press("Enter");
    },
    type: async (field, text) => {
      await reach(field);
      await look(page);
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.press("Delete");
      await page.keyboard.type(text);
    },
    keyOrPress: async (key) => {
      await look(page);
      await page.keyboard.press(key);
    },
  };
}

export function touchHand(page: Page): Hand {
  return {
    press: async (target) => target.tap(),
    type: async (field, text) => {
      await field.tap();
      await field.fill("");
      await page.keyboard.type(text);
    },
    keyOrPress: async (_, target) => target.tap(),
  };
}
