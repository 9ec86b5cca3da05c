import { classNames } from "./class-names";

export type ButtonTone = "primary" | "plain" | "quiet" | "danger";
export type ButtonSize = "regular" | "big";

const tones: Readonly<Record<ButtonTone, string>> = {
  primary:
    "border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong hover:text-on-accent",
  plain: "border-edge bg-sheet text-ink hover:bg-leaf hover:text-ink active:bg-line",
  quiet: "border-transparent bg-transparent text-ink-2 hover:bg-leaf hover:text-ink",
  danger: "border-wrong bg-transparent text-wrong hover:bg-wrong-wash hover:text-wrong",
};

const sizes: Readonly<Record<ButtonSize, string>> = {
  regular: "h-(--control) px-3.5 text-14",
  big: "h-11 px-5 text-16 max-sm:h-12",
};

/** Styles of buttons and of links that look like one. */
export function buttonClass(tone: ButtonTone = "plain", size: ButtonSize = "regular"): string {
  return classNames(
    "inline-flex items-center justify-center gap-2 whitespace-nowrap rounded-2 border font-medium font-sans no-underline",
    "transition-colors duration-(--fast)",
    "disabled:border-line-2 disabled:bg-transparent disabled:text-ink-3 disabled:cursor-not-allowed",
    "aria-disabled:border-line-2 aria-disabled:bg-transparent aria-disabled:text-ink-3 aria-disabled:cursor-not-allowed",
    tones[tone],
    sizes[size],
  );
}
