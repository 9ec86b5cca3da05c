import type { Html } from "@/lib/markdown/markup";
import { Prose } from "./prose";

/** A worked solution as a ledger: one step per row, with a hairline between. */
export function Steps({ steps, lang }: { readonly steps: readonly Html[]; readonly lang?: string }) {
  return (
    <ol className="font-serif text-18">
      {steps.map((html, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
          key={index}
          className="grid grid-cols-[1.75rem_minmax(0,1fr)] border-line border-t py-2"
        >
          <span aria-hidden="true" className="font-sans text-13 text-ink-3 leading-(--l-18)">
            {index + 1}
          </span>
          <Prose html={html} {...(lang !== undefined && { lang })} />
        </li>
      ))}
    </ol>
  );
}
