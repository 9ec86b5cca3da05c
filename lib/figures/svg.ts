/** SVG as text. Authors' texts get in through `escapeXml` only. */

/** An `<svg>` element. Only this folder makes it, so it may be put on a page unescaped. */
export type Svg = string;

/** `width` is the natural one, in px. */
export type Drawing = { readonly svg: Svg; readonly width: number };

type Attributes = { readonly [name: string]: string | number | undefined };

export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([attribute, value]) =>
    value === undefined ? [] : [` ${attribute}="${escapeXml(print(value))}"`],
  );
  const start = `<${name}${written.join("")}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.join("")}</${name}>`;
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function print(value: string | number): string {
  return typeof value === "string" ? value : String(Math.round(value * 100) / 100);
}

export type Frame = {
  readonly width: number;
  readonly height: number;
  /** The smallest type in it, in px at natural size. */
  readonly smallestType: number;
  readonly title: string;
  readonly description: string;
};

/** The smallest type that a page may use. */
const smallestOnPage = 12;

/** The largest shrinkage that is accepted below the smallest type, rather than a scroll box. */
const smallestScale = 0.85;

/**
 * The whole drawing. Its natural size is in rem, so that it grows with the reader's type. A narrower container shrinks
 * it until its smallest type would fall below 12 px; below that it needs a scroll box, unless shrinking a little more
 * makes it fit.
 */
export function frame({ width, height, smallestType, title, description }: Frame, ...content: string[]): Svg {
  const least = Math.min(1, smallestOnPage / smallestType) * width;
  return element(
    "svg",
    {
      viewBox: `0 0 ${print(width)} ${print(height)}`,
      role: "img",
      style: `display:block;margin-inline:auto;width:100%;max-width:${rem(width)};min-width:${stepped(least)};height:auto;font-family:var(--sans)`,
    },
    element("title", {}, escapeXml(title)),
    element("desc", {}, escapeXml(description)),
    ...content,
  );
}

/** CSS length: 0 while the container has room for the acceptable part of `least` px, and `least` below that. */
function stepped(least: number): string {
  return `min(${rem(least)},max(0px,(${rem(smallestScale * least)} - 100%) * 9999))`;
}

function rem(pixels: number): string {
  return `${Math.round((pixels / 16) * 1000) / 1000}rem`;
}
