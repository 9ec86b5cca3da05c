/** So long after a change nobody has seen yet what stands there now, ms. */
export const unseenMs = 250;

/** A key that goes down, or repeats while it is held. */
export type KeyPress = {
  /** Names the key while it is down. */
  readonly code: string;
  /** Milliseconds of the clock that `changed` goes by. */
  readonly atMs: number;
  readonly isRepeat: boolean;
  /** A character for a field. */
  readonly isText: boolean;
  /** For a field that had the focus before the last change as well: its place has not been taken. */
  readonly isSteady: boolean;
};

/**
 * Tells presses that are meant for what is on the screen from those that were meant for what stood there before: the
 * second tap of two, a double click, a key that is still held. Counts from when the hand moved, not from when the page
 * got to know of it.
 */
export class PressGuard {
  #changedAtMs = Number.NEGATIVE_INFINITY;
  #pointerDownAtMs: number | null = null;
  readonly #keysDownAtMs = new Map<string, number>();

  /** Something takes the place of what was there, from now on. */
  changed(atMs: number): void {
    this.#changedAtMs = atMs;
  }

  pointerDown(atMs: number): void {
    this.#pointerDownAtMs = atMs;
  }

  pointerCancelled(): void {
    this.#pointerDownAtMs = null;
  }

  /** Whether a click acts. A click that no pointer made, such as a screen reader's, began when it came. */
  clicks(atMs: number, isByPointer: boolean): boolean {
    const beganAtMs = isByPointer ? (this.#pointerDownAtMs ?? atMs) : atMs;
    if (isByPointer) this.#pointerDownAtMs = null;
    return this.#isMeant(beganAtMs);
  }

  /** Whether a key acts. One that is held acts once, except that it types on and on. */
  keyActs({ code, atMs, isRepeat, isText, isSteady }: KeyPress): boolean {
    const beganAtMs = isRepeat ? (this.#keysDownAtMs.get(code) ?? atMs) : atMs;
    this.#keysDownAtMs.set(code, beganAtMs);
    if (isRepeat && !isText) return false;
    return isSteady || this.#isMeant(beganAtMs);
  }

  keyUp(code: string): void {
    this.#keysDownAtMs.delete(code);
  }

  #isMeant(beganAtMs: number): boolean {
    return beganAtMs >= this.#changedAtMs + unseenMs;
  }
}
