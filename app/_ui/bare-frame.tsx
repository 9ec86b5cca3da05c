import type { ReactNode } from "react";
import { BrandMark, brandClass } from "./brand-mark";

type Props = {
  /** Links to other pages, beside the name in the top bar. */
  readonly links?: ReactNode;
  /** At the right of the top bar. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/**
 * The frame of the error and not-found pages, which every page ships. So it is small, and its links load a whole page.
 */
export function BareFrame({ links, aside, children }: Props) {
  return (
    <>
      <header className="border-line border-b">
        <div className="mx-auto flex h-(--bar) max-w-page items-center gap-8 px-(--gutter) max-sm:gap-2">
          <a href="/" className={brandClass}>
            <BrandMark />
            Notecurve
          </a>
          {links}
          <div className="ml-auto flex items-center gap-4 max-sm:gap-2">{aside}</div>
        </div>
      </header>
      <main id="main" className="mx-auto max-w-page px-(--gutter) py-10">
        {children}
      </main>
    </>
  );
}
