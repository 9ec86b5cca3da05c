import type { Html } from "@/lib/markdown/markup";
import { classNames } from "./class-names";

const sizes = {
  /** A note. */
  reading: "text-18",
  /** The question on a screen of its own. */
  ask: "ask",
  /** The question once it has been answered, and in the text of a note. */
  "ask-small": "text-18 text-ink-2",
  /** What a card says after the reveal. */
  back: "text-[1.1875rem] leading-[1.875rem]",
  list: "text-16",
  /** As large as what stands around it. */
  inherit: "",
} as const;

type Props = {
  readonly html: Html;
  readonly size?: keyof typeof sizes;
  /** Where the text is in another language than the page. */
  readonly lang?: string;
  readonly id?: string;
  /** Phrasing content only: inside a label, a button or a paragraph. */
  readonly inline?: boolean;
  readonly className?: string;
};

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
