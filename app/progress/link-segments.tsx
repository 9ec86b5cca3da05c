import Link from "next/link";

type Props = {
  readonly label: string;
  readonly options: readonly { readonly label: string; readonly href: string; readonly isChosen: boolean }[];
};

/** Two to five views of a page, each with an address of its own. */
export function LinkSegments({ label, options }: Props) {
  return (
    <nav
      aria-label={label}
      className="inline-flex w-fit max-w-full flex-wrap overflow-hidden rounded-2 border border-line-2"
    >
      {options.map((option) => (
        <Link
          key={option.href}
          href={option.href}
          scroll={false}
          prefetch={false}
          aria-current={option.isChosen ? "true" : undefined}
          className="inline-flex h-[calc(var(--control)-2px)] items-center border-line-2 px-3 text-13 max-sm:px-2 text-ink-2 no-underline hover:text-ink focus-visible:-outline-offset-3 not-first:border-l aria-[current]:bg-leaf aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_var(--accent)]"
        >
          {option.label}
        </Link>
      ))}
    </nav>
  );
}
