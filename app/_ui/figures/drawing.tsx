import { classNames } from "../class-names";

/** Drawings of this width fit the narrowest screen and never scroll; px. */
const alwaysFits = 280;

type Props = {
  /** Made by lib/figures on the server; nothing else is safe here. */
  readonly svg: string;
  /** Natural width in px. */
  readonly width: number;
  /** Label of the box if it scrolls. */
  readonly label: string;
  readonly lang?: string;
  readonly className?: string;
  /** Whether the box may be lower than the drawing. */
  readonly isLower?: boolean;
};

/** A drawing in a box that scrolls sideways if its letters would become too small. */
export function Drawing({ svg, ...box }: Props) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: see `svg`
  return <div {...drawingBox(box)} dangerouslySetInnerHTML={{ __html: svg }} />;
}

/** The attributes of that box. */
export function drawingBox({ width, label, lang, className, isLower = false }: Omit<Props, "svg">) {
  const mayScroll = width > alwaysFits || isLower;
  return {
    ...(mayScroll && { role: "group", tabIndex: 0, "aria-label": label }),
    "data-drawing": "",
    lang,
    className: classNames(
      "motion-safe:scroll-smooth overflow-x-auto py-0.5",
      isLower ? "overflow-y-auto" : "overflow-y-hidden",
      className,
    ),
  };
}
