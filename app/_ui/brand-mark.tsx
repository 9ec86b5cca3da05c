/** Class of the link around the mark and the name. */
export const brandClass =
  "inline-flex min-h-11 items-center gap-2 font-semibold font-serif text-[1.125rem] text-ink leading-none tracking-[-0.01em] no-underline hover:text-ink";

export function BrandMark() {
  return (
    <svg viewBox="0 0 32 24" aria-hidden="true" className="h-4.5 w-6 flex-none fill-none">
      <path d="M1 3v20h30" stroke="currentColor" strokeWidth="1.5" />
      <path
        d="M5 3C6 11 9 15 14 17V5C16 10 20 13 30 14.5"
        stroke="var(--accent)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
    </svg>
  );
}
