import { expect, type Locator, type Page } from "@playwright/test";

/** How a person works a page. */
export type Hand = {
  /** Presses a button or follows a link. */
  press(target: Locator): Promise<void>;
  /** Goes to a field and replaces what stands in it. */
  type(field: Locator, text: string): Promise<void>;
  /** What the page offers a key for: that key on a keyboard, the button by touch. */
  keyOrPress(key: string, target: Locator): Promise<void>;
};

/** Nobody presses what they have not seen: until then nothing acts (app/_ui/use-press-guard.ts). */
export async function look(page: Page): Promise<void> {
  await expect(page.locator("[data-unseen]")).toHaveCount(0);
}

/** Farther than this nobody would tab. */
const mostTabs = 60;

/** No pointer at all: what can't be reached with Tab, or does not show that it has the focus, fails. */
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
