import type { Html } from "@/lib/markdown/markup";
import { classNames } from "./class-names";

const sizes = {
  /** A note. */
  reading: "text-18",
  /** A question on a screen of its own. */
  ask: "ask",
  /** A question that has been answered, or inside a note. */
  "ask-small": "text-18 text-ink-2",
  /** The back of a card. */
  back: "text-[1.1875rem] leading-[1.875rem]",
  list: "text-16",
  /** The size of the surrounding text. */
  inherit: "",
} as const;

type Props = {
  readonly html: Html;
  readonly size?: keyof typeof sizes;
  /** Set if the text is in another language than the page. */
  readonly lang?: string;
  readonly id?: string;
  /** Phrasing content only: inside a label, a button or a paragraph. */
  readonly inline?: boolean;
  readonly className?: string;
};

export function proseClass(size: keyof typeof sizes): string {
  return classNames("prose", sizes[size]);
}

/** An author's text. */
export function Prose({ html, size = "reading", inline = false, className, ...rest }: Props) {
  const Tag = inline ? "span" : "div";
  return (
    <Tag
      {...rest}
      className={classNames("prose", inline && size !== "inherit" && "block", sizes[size], className)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the one place where HTML enters; see `html`
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
