import type { ReactNode } from "react";

type Props = {
  readonly id: string;
  readonly title: ReactNode;
  readonly meta?: ReactNode;
  readonly small?: boolean;
};

/** Heads a section of a page: its name, and at the right on the same baseline its summary. */
export function SectionHead({ id, title, meta, small = false }: Props) {
  return (
    <div className="mb-4 flex flex-wrap items-baseline justify-between gap-4">
      <h2 id={id} className={small ? "subhead" : "head"}>
        {title}
      </h2>
      {meta !== undefined && <span className="meta">{meta}</span>}
    </div>
  );
}
