import type { ReactNode } from "react";
import { BrandMark, brandClass } from "./brand-mark";

type Props = {
  /** Stands at the right of the top bar. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/**
 * The frame of what every page brings along in case it is needed: what failed, and what does not exist. So it is kept
 * small: it knows nobody, and its link loads a whole page.
 */
export function BareFrame({ aside, children }: Props) {
  return (
    <>
      <header className="border-line border-b">
        <div className="mx-auto flex h-(--bar) max-w-page items-center justify-between gap-4 px-(--gutter)">
          <a href="/" className={brandClass}>
            <BrandMark />
            Notecurve
          </a>
          {aside}
        </div>
      </header>
      <main id="main" className="mx-auto max-w-page px-(--gutter) py-10">
        {children}
      </main>
    </>
  );
}
