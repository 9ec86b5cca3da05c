import type { ReactNode } from "react";

type Figure = { readonly name: string; readonly value: ReactNode; readonly note: ReactNode };

/** Figures beside each other, each with its basis. */
export function FigureList({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className="grid grid-cols-4 border-line-2 border-t border-b border-b-line max-md:grid-cols-2">
      {figures.map(({ name, value, note }) => (
        <div
          key={name}
          className="py-4 pr-4 not-first:border-l not-first:border-l-line not-first:pl-5 max-md:nth-[n+3]:border-t max-md:nth-[n+3]:border-t-line max-md:odd:border-l-0 max-md:odd:pl-0"
        >
          <dt className="text-13 text-ink-3">{name}</dt>
          <dd className="font-serif text-[1.875rem] leading-[2.375rem] tracking-[-0.01em] tabular-nums lining-nums">
            {value}
          </dd>
          <dd className="text-13 text-ink-3">{note}</dd>
        </div>
      ))}
    </dl>
  );
}
