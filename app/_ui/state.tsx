import type { ReactNode } from "react";

type Props = {
  /** A small line above the title, such as an error number. */
  readonly meta?: ReactNode;
  readonly title: ReactNode;
  /** The situation, and what comes next. */
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly level?: 1 | 2;
};

/** An empty state: a page or part of one that is empty, not found or failed. It always says what to do next. */
export function State({ meta, title, children, actions, level = 1 }: Props) {
  const Title = level === 1 ? "h1" : "h2";
  return (
    <section className="max-w-measure py-12 max-sm:py-6">
      {meta !== undefined && <p className="meta mb-2">{meta}</p>}
      <Title className="title mb-3">{title}</Title>
      <div className="lede">{children}</div>
      {actions !== undefined && <div className="mt-6 flex flex-wrap items-center gap-3">{actions}</div>}
    </section>
  );
}
