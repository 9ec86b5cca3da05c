"use client";

import { type ComponentType, type FunctionComponent, type ReactNode, Suspense, use } from "react";

const pauseMs = 1_000;
const longestPauseMs = 15_000;

/** A script that is fetched once, at the first request for it. */
class LateScript<Props> {
  /** Null until loaded. */
  component: ComponentType<Props> | null = null;
  #coming: Promise<ComponentType<Props>> | null = null;
  readonly #load: () => Promise<ComponentType<Props>>;

  constructor(load: () => Promise<ComponentType<Props>>) {
    this.#load = load;
  }

  /** Never rejects: without a network it tries again. */
  readonly fetch = (): Promise<ComponentType<Props>> => {
    this.#coming ??= this.#attempt(0);
    return this.#coming;
  };

  async #attempt(failures: number): Promise<ComponentType<Props>> {
    try {
      this.component = await this.#load();
      return this.component;
    } catch {
      await new Promise((done) => setTimeout(done, Math.min(longestPauseMs, pauseMs * 2 ** failures)));
      return this.#attempt(failures + 1);
    }
  }
}

type LatePart<Props> = FunctionComponent<Props> & {
  /** Loads the script; call it as soon as the page is live. */
  readonly fetch: () => Promise<unknown>;
};

/**
 * A component that a page does not need until the user has done something. Its script is not among those that the page
 * waits for. Once loaded, it renders synchronously; before that, `meanwhile` stands in its place.
 */
export function latePart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): LatePart<Props> {
  const script = new LateScript(load);
  // The server has its scripts available, and renders whole pages.
  if (typeof window === "undefined") void script.fetch();
  const part: FunctionComponent<Props> = (props) => (
    <Suspense fallback={meanwhile}>
      <Late script={script} props={props} />
    </Suspense>
  );
  return Object.assign(part, { fetch: script.fetch });
}

function Late<Props extends object>({
  script,
  props,
}: {
  readonly script: LateScript<Props>;
  readonly props: Props;
}) {
  const Component = script.component ?? use(script.fetch());
  return <Component {...props} />;
}
