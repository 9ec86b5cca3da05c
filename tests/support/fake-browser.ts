/**
 * Replaces `next/headers`, which works only inside a request of the framework: `vi.mock("next/headers", () =>
 * import("@/tests/support/fake-browser"))`. Any number of browsers may run at once.
 */
import { AsyncLocalStorage } from "node:async_hooks";

const current = new AsyncLocalStorage<{ browser: Browser; posts: boolean }>();

function request() {
  const store = current.getStore();
  if (!store) throw new Error("no browser is asking: use browser.posts() or browser.opens()");
  return store;
}

/** A cookie jar, and what its owner does: posting forms, and opening pages, which cannot set cookies. */
export class Browser {
  readonly jar = new Map<string, string>();

  constructor(readonly userAgent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0") {}

  posts<T>(work: () => Promise<T>): Promise<T> {
    return current.run({ browser: this, posts: true }, work);
  }

  opens<T>(work: () => Promise<T>): Promise<T> {
    return current.run({ browser: this, posts: false }, work);
  }

  /** A copy of the cookies, for another owner or to compare with later. */
  copy(): Browser {
    const other = new Browser(this.userAgent);
    for (const [name, value] of this.jar) other.jar.set(name, value);
    return other;
  }
}

export async function headers(): Promise<Headers> {
  const { browser, posts } = request();
  return new Headers({
    "user-agent": browser.userAgent,
    ...(posts && { "content-type": "multipart/form-data" }),
  });
}

export async function cookies() {
  const { browser, posts } = request();
  return {
    get: (name: string) => {
      const value = browser.jar.get(name);
      return value === undefined ? undefined : { name, value };
    },
    set: (name: string, value: string, options: { maxAge?: number } = {}) => {
      if (!posts) throw new Error("a page can't set cookies");
      if (options.maxAge === 0) browser.jar.delete(name);
      else browser.jar.set(name, value);
    },
    toString: () =>
      [...browser.jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; "),
  };
}
