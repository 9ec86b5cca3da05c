/** A device's clock that differs by less is trusted: the server's time was in transit for a while. */
const toleranceMs = 30_000;

/** The clocks of a device, in milliseconds. */
export type DeviceClock = {
  /** The clock that its owner has set. */
  readonly wallMs: () => number;
  /** A monotonic clock; it may stop while the device sleeps. */
  readonly steadyMs: () => number;
};

/**
 * The server's clock as estimated on this device, so that a wrong device clock, or one corrected while the page is
 * open, does not falsify review times. If two clocks disagree, the earlier one is used, since the future is refused.
 */
export class ServerClock {
  readonly #device: DeviceClock;
  /** The last time from the server, with this device's clocks at that moment. */
  #at: { readonly serverMs: number; readonly wallMs: number; readonly steadyMs: number } | null = null;
  #latestServerMs = Number.NEGATIVE_INFINITY;

  constructor(device: DeviceClock) {
    this.#device = device;
  }

  /** `serverNow` has just arrived. A page restored by the router repeats its old value, which is ignored. */
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
