/**
 * Classes of the navigation, at the top and at the bottom on a phone: for links that load a page and those that do not.
 */
export const sections = ["today", "courses", "browse", "progress", "settings"] as const;

/** `teach` is at the top only, for those who teach; on a phone the page of courses leads there. */
export type Section = (typeof sections)[number] | "teach";

export const topLinkClass =
  "flex items-center border-transparent border-y-2 text-ink-2 no-underline hover:text-ink aria-[current]:border-b-accent aria-[current]:font-semibold aria-[current]:text-ink";

export const tabsClass =
  "print:hidden fixed inset-x-0 bottom-0 z-6 grid auto-cols-fr grid-flow-col border-line border-t bg-paper pb-[env(safe-area-inset-bottom)] sm:hidden";

export const tabClass =
  "-mt-px grid justify-items-center gap-[3px] border-transparent border-t-2 pt-2 pb-[0.4375rem] text-11 text-ink-3 no-underline aria-[current]:border-t-accent aria-[current]:font-semibold aria-[current]:text-accent";
