/** SVG as text. What authors write reaches it through `escapeXml` alone. */

/** A drawing of its own: an `<svg>` element. Made by this folder only, so it may be put on a page as it is. */
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

/** Type on a page is never smaller than this. */
const smallestOnPage = 12;

/** A drawing that is too wide by no more than this is shrunk below the smallest type rather than cut off. */
const bearable = 0.85;

/**
 * The whole drawing. Its natural size is in rem, so that it grows with the reader's type. A narrower container shrinks
 * it until its smallest type would fall below 12 px; from there on it wants a box that scrolls, unless a little more
 * shrinking makes it fit.
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

/** Nothing while the container has room for the bearable part of `least` px, and all of `least` below that. */
function stepped(least: number): string {
  return `min(${rem(least)},max(0px,(${rem(bearable * least)} - 100%) * 9999))`;
}

function rem(pixels: number): string {
  return `${Math.round((pixels / 16) * 1000) / 1000}rem`;
}
