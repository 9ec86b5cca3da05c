import type { ReactNode } from "react";
import { isFaint } from "./plot-svg";

type Props = { readonly entries: readonly { readonly colour: string; readonly label: ReactNode }[] };

export function Legend({ entries }: Props) {
  return (
    <p aria-hidden="true" className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-ink-3">
      {entries.map(({ colour, label }) => (
        <span key={colour} className="inline-flex items-center gap-1">
          <i className="size-2.5 rounded-[1px]" style={swatch(colour)} />
          {label}
        </span>
      ))}
    </p>
  );
}

function swatch(colour: string) {
  return { background: colour, boxShadow: isFaint(colour) ? "inset 0 0 0 1px var(--heat-3)" : undefined };
}
