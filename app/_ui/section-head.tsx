import type { ReactNode } from "react";

type Props = {
  readonly id: string;
  readonly title: ReactNode;
  readonly meta?: ReactNode;
  readonly small?: boolean;
};

/** Opens a block of a page: its name, and at the right on the same baseline what it amounts to. */
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
