/** What a drawing may consist of: shapes, text, paint. No scripts, links, animations, filters or pictures in it. */

const set = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/));

export const shapes = set(
  "path rect circle ellipse line polyline polygon text tspan textPath use svg g switch symbol",
);

export const elements = new Set([
  ...shapes,
  ...set("defs title desc linearGradient radialGradient stop clipPath mask marker pattern style"),
]);

/** Only their children are kept. */
export const wrappers = set("a");

/** What editors write down for themselves; nobody misses it. */
export const silent = set("metadata");

/** Elements whose text is shown. */
export const textual = set("text tspan textPath title desc");

const geometry = set(
  `id class d x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy rotate width height viewBox preserveAspectRatio points
  pathLength offset transform gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits
  patternTransform clipPathUnits maskUnits maskContentUnits markerWidth markerHeight markerUnits orient refX refY
  textLength lengthAdjust startOffset method spacing side xml:space`,
);

/** Properties that are attributes, too, and may stand in styles. */
export const properties = set(
  `fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
  stroke-dasharray stroke-dashoffset opacity color display visibility overflow clip-path clip-rule mask marker
  marker-start marker-mid marker-end stop-color stop-opacity paint-order vector-effect shape-rendering text-rendering
  image-rendering color-interpolation mix-blend-mode isolation transform-origin transform-box font-family font-size
  font-style font-weight font-variant font-stretch letter-spacing word-spacing text-anchor text-decoration
  dominant-baseline alignment-baseline baseline-shift writing-mode direction unicode-bidi white-space`,
);

export function isAllowedAttribute(name: string): boolean {
  return geometry.has(name) || properties.has(name);
}

const functions = set("url rgb rgba hsl hsla matrix translate scale rotate skewX skewY calc");

/** An id of the same drawing. */
const localUrl = /url\(\s*(["']?)#([\w.:-]+)\1\s*\)/g;

/**
 * Whether a value refers to nothing outside of the drawing: of the functions that CSS has, only those that are known to
 * fetch nothing.
 */
export function isPlainValue(value: string): boolean {
  if (/[\\@<>{}]/.test(value)) return false;
  const rest = value.replace(localUrl, "");
  if (/url/i.test(rest) || /^\s*javascript/i.test(rest)) return false;
  return [...rest.matchAll(/(?<![\w-])([\w-]*)\(/g)].every(
    ([, name = ""]) => name === "" || functions.has(name),
  );
}

/** The ids that a value refers to. */
export function idsIn(value: string): string[] {
  return [...value.matchAll(localUrl)].map(([, , id = ""]) => id);
}

export type Declaration = readonly [property: string, value: string];

/** The allowed declarations of a style; of one that is written twice, the last. */
export function readDeclarations(style: string): Declaration[] {
  const found = new Map<string, string>();
  for (const part of withoutComments(style).split(";")) {
    const colon = part.indexOf(":");
    if (colon < 0) continue;
    const property = part.slice(0, colon).trim().toLowerCase();
    const value = part
      .slice(colon + 1)
      .trim()
      .replace(/\s+/g, " ");
    if (!properties.has(property) || value === "" || !isPlainValue(value) || !isBalanced(value)) continue;
    found.delete(property);
    found.set(property, value);
  }
  return [...found];
}

function withoutComments(style: string): string {
  const [first = "", ...parts] = style.split("/*");
  return [first, ...parts.map((part) => part.split("*/").slice(1).join("*/"))].join(" ");
}

/** A quotation or bracket that is left open would swallow what follows. */
function isBalanced(value: string): boolean {
  const bare = value.replace(/"[^"]*"|'[^']*'/g, "");
  return !/["']/.test(bare) && !/\*\/|\/\*/.test(value) && count(value, "(") === count(value, ")");
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

export function printDeclarations(declarations: readonly Declaration[]): string {
  return declarations.map(([property, value]) => `${property}:${value}`).join(";");
}

export type Rule = { readonly selectors: readonly string[]; readonly declarations: readonly Declaration[] };

/** Elements, classes and ids, perhaps below others; nothing that depends on attributes or states. */
const selector = /^[\w.#*-]+(?:[ >]+[\w.#*-]+)*$/;
const mostSelectorLength = 200;

/** The rules of a style sheet that are allowed; those of media and fonts are left out. */
export function readRules(sheet: string): Rule[] {
  const rules: Rule[] = [];
  const text = withoutComments(sheet).replaceAll(/<!--|-->/g, " ");
  for (let at = 0; ; ) {
    const open = text.indexOf("{", at);
    if (open < 0) return rules;
    const head = text.slice(at, open);
    const end = head.trimStart().startsWith("@") ? head.indexOf(";") : -1;
    if (end >= 0) {
      at += end + 1;
      continue;
    }
    const close = closing(text, open);
    const declarations = readDeclarations(text.slice(open + 1, close));
    const selectors = head.split(",").map((one) => one.trim().replaceAll(/\s+/g, " "));
    if (declarations.length > 0 && selectors.every(isSelector)) rules.push({ selectors, declarations });
    at = close + 1;
  }
}

function isSelector(text: string): boolean {
  return text !== "" && text.length <= mostSelectorLength && selector.test(text);
}

/** Where the block that opens at `open` is closed; the end if it never is. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return at;
  }
  return text.length;
}
