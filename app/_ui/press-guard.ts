/** For this long after a change, in ms, nobody has seen the new content. */
export const unseenMs = 250;

/** A keydown event; repeats while the key is held. */
export type KeyPress = {
  /** Identifies the key while it is down. */
  readonly code: string;
  /** Milliseconds on the same clock as `changed`. */
  readonly atMs: number;
  readonly isRepeat: boolean;
  /** Whether it types a character. */
  readonly isText: boolean;
  /** Whether it goes to a field that also had the focus before the last change, so that its target is the same. */
  readonly isSteady: boolean;
};

/**
 * Distinguishes presses meant for the content on the screen from those meant for what it replaced: the second tap of
 * two, a double click, a key that is still held. Times count from the event, not from when the page handles it.
 */
export class PressGuard {
  #changedAtMs = Number.NEGATIVE_INFINITY;
  #pointerDownAtMs: number | null = null;
  readonly #keysDownAtMs = new Map<string, number>();

  /** The content changes at this time. */
  changed(atMs: number): void {
    this.#changedAtMs = atMs;
  }

  pointerDown(atMs: number): void {
    this.#pointerDownAtMs = atMs;
  }

  pointerCancelled(): void {
    this.#pointerDownAtMs = null;
  }

  /** Whether a click acts. A click without a pointer, e.g. a screen reader's, began when it arrived. */
  clicks(atMs: number, isByPointer: boolean): boolean {
    const beganAtMs = isByPointer ? (this.#pointerDownAtMs ?? atMs) : atMs;
    if (isByPointer) this.#pointerDownAtMs = null;
    return this.#isMeant(beganAtMs);
  }

  /** Whether a key acts. A held key acts only once, unless it types text. */
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
