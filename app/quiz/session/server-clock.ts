/** A device's clock that differs by less is taken to be right: what the server said was under way for a while. */
const toleranceMs = 30_000;

/** What a device has to tell the time by, in milliseconds. */
export type DeviceClock = {
  /** As its owner has set it. */
  readonly wallMs: () => number;
  /** Counts on whatever is done to the other; it may stand still while the device sleeps. */
  readonly steadyMs: () => number;
};

/**
 * The server's clock as far as this device can tell: a wrong one, or one that is put right while the page is open, does
 * no harm to the times of reviews. Of two clocks that disagree the earlier is believed, since the future is refused.
 */
export class ServerClock {
  readonly #device: DeviceClock;
  /** When the server was asked last: its time, and this device's. */
  #at: { readonly serverMs: number; readonly wallMs: number; readonly steadyMs: number } | null = null;
  #latestServerMs = Number.NEGATIVE_INFINITY;

  constructor(device: DeviceClock) {
    this.#device = device;
  }

  /** `serverNow` has just come in. A page that the router brings back says again what it said then: that is passed over. */
  set(serverNow: string): void {
    const serverMs = Date.parse(serverNow);
    if (!(serverMs > this.#latestServerMs)) return;
    this.#latestServerMs = serverMs;
    const wallMs = this.#device.wallMs();
    const isRight = Math.abs(serverMs - wallMs) < toleranceMs;
    this.#at = { serverMs: isRight ? wallMs : serverMs, wallMs, steadyMs: this.#device.steadyMs() };
  }

  /** Epoch milliseconds. */
  nowMs(): number {
    const wallMs = this.#device.wallMs();
    if (this.#at === null) return wallMs;
    const { serverMs, wallMs: wallThen, steadyMs: steadyThen } = this.#at;
    return serverMs + Math.min(wallMs - wallThen, this.#device.steadyMs() - steadyThen);
  }
}
