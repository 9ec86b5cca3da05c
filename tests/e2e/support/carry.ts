import type { Page } from "@playwright/test";

type Point = { readonly x: number; readonly y: number };

/** Press, move and release at points of the window, in CSS pixels. */
export type Pointer = {
  down(at: Point): Promise<void>;
  move(to: Point): Promise<void>;
  up(): Promise<void>;
};

/** A finger as browser input: it scrolls wherever the page does not prevent it. */
export async function fingerOf(page: Page): Promise<Pointer> {
  const browser = await page.context().newCDPSession(page);
  const send = async (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: Point[]) => {
    await browser.send("Input.dispatchTouchEvent", { type, touchPoints });
  };
  return {
    down: (at) => send("touchStart", [at]),
    move: (to) => send("touchMove", [to]),
    up: () => send("touchEnd", []),
  };
}

export function mouseOf({ mouse }: Page): Pointer {
  return {
    down: async ({ x, y }) => {
      await mouse.move(x, y);
      await mouse.down();
    },
    move: ({ x, y }) => mouse.move(x, y),
    up: () => mouse.up(),
  };
}

/** In steps, like a hand, and without releasing. */
export async function carry(pointer: Pointer, from: Point, to: Point): Promise<void> {
  const steps = 12;
  await pointer.down(from);
  for (let step = 1; step <= steps; step += 1) {
    const part = step / steps;
    await pointer.move({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
  }
}
