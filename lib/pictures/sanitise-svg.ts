/**
 * A drawing by strangers → one that shows the same and does nothing: it is parsed as XML, and written anew from an
 * allow-list of elements, attributes and values. What comes out passes unchanged.
 */
import { parseXml, XmlElement, XmlText } from "@rgrove/parse-xml";
import { longestSide, type PictureProblem, type Size } from "./picture";
import {
  elements,
  idsIn,
  isAllowedAttribute,
  isPlainValue,
  printDeclarations,
  type Rule,
  readDeclarations,
  readRules,
  silent,
  textual,
  wrappers,
} from "./svg-allowed";
import { type ClassReferences, isDrawable, type SvgElement } from "./svg-work";

export type SanitisedSvg = Size & {
  readonly svg: string;
  /** Names of elements that were left out, each once. */
  readonly left: readonly string[];
};

const namespace = "http://www.w3.org/2000/svg";
const mostElements = 10_000;
const mostAttributes = 100_000;
const mostDepth = 60;
/** Characters of texts to show. */
const mostText = 100_000;
/** Characters of style sheets. */
const mostStyles = 100_000;

class Refused extends Error {
  constructor(readonly problem: PictureProblem) {
    super(problem);
  }
}

/** Never throws. */
export function sanitiseSvg(text: string): SanitisedSvg | { readonly problem: PictureProblem } {
  try {
    return sanitise(text);
  } catch (error) {
    if (error instanceof Refused) return { problem: error.problem };
    throw error;
  }
}

function sanitise(text: string): SanitisedSvg {
  const source = parse(text);
  const prefix = source.name.slice(0, -"svg".length);
  if (!/^(?:[\w-]+:)?$/.test(prefix) || !source.name.endsWith("svg")) throw new Refused("kind");
  const cleaner = new Cleaner(prefix);
  const [root] = cleaner.clean(source, 1);
  if (root === undefined || typeof root === "string") throw new Refused("kind");
  const size = sizeOf(root);
  if (!isDrawable(root, cleaner.classes)) throw new Refused("svg-work");
  const attributes = new Map([["xmlns", namespace], ...root.attributes]);
  return { svg: print({ ...root, attributes }), ...size, left: [...cleaner.left].sort() };
}

function parse(text: string): XmlElement {
  // Before it costs anything.
  if (text.split("<").length > 4 * mostElements || text.split("=").length > mostAttributes)
    throw new Refused("svg-work");
  try {
    const { root } = parseXml(text);
    if (root === null) throw new Refused("svg-syntax");
    return root;
  } catch (error) {
    if (error instanceof RangeError) throw new Refused("svg-work");
    throw new Refused("svg-syntax");
  }
}

class Cleaner {
  readonly left = new Set<string>();
  readonly classes: ClassReferences = new Map();
  #elements = 0;
  #text = 0;
  #styles = 0;

  /** `prefix` is that of the elements of SVG in this file, with its colon; mostly empty. */
  constructor(readonly prefix: string) {}

  clean(source: XmlElement, depth: number): (SvgElement | string)[] {
    if (++this.#elements > mostElements || depth > mostDepth) throw new Refused("svg-work");
    const name = source.name.startsWith(this.prefix) ? source.name.slice(this.prefix.length) : source.name;
    if (wrappers.has(name)) return this.#children(source, name, depth);
    if (!elements.has(name)) {
      if (!silent.has(name) && !name.includes(":")) this.left.add(name.slice(0, 40));
      return [];
    }
    if (name === "style") return this.#style(source.text);
    const attributes = this.#attributes(source);
    return [{ name, attributes, children: this.#children(source, name, depth) }];
  }

  #children(source: XmlElement, name: string, depth: number): (SvgElement | string)[] {
    return source.children.flatMap((child) => {
      if (child instanceof XmlElement) return this.clean(child, depth + 1);
      if (!(child instanceof XmlText) || !textual.has(name)) return [];
      this.#text += child.text.length;
      if (this.#text > mostText) throw new Refused("svg-work");
      return [child.text.replaceAll("\r", "\n")];
    });
  }

  #attributes(source: XmlElement): Map<string, string> {
    const kept = new Map<string, string>();
    for (const [written, text] of Object.entries(source.attributes)) {
      const name = written === "xlink:href" ? "href" : written;
      const value = text.replaceAll(/[\t\n\r]/g, " ");
      if (name === "href") {
        if (/^#[\w.:-]+$/.test(value)) kept.set(name, value);
        else if (source.name.slice(this.prefix.length) !== "a") this.left.add("href");
      } else if (name === "style") {
        const style = printDeclarations(readDeclarations(value));
        if (style !== "") kept.set(name, style);
      } else if (isAllowedAttribute(name) && isPlainValue(value)) kept.set(name, value);
      else if (/^on/i.test(name)) this.left.add(name.slice(0, 40));
    }
    return kept;
  }

  #style(sheet: string): SvgElement[] {
    this.#styles += sheet.length;
    if (this.#styles > mostStyles) throw new Refused("svg-work");
    const rules = readRules(sheet).flatMap((rule) => this.#withReferences(rule));
    if (rules.length === 0) return [];
    const text = rules
      .map(({ selectors, declarations }) => `${selectors.join(",")}{${printDeclarations(declarations)}}`)
      .join("\n");
    return [{ name: "style", attributes: new Map(), children: [text] }];
  }

  /** What rules refer to can be counted for classes only; otherwise it is left out. */
  #withReferences(rule: Rule): Rule[] {
    const isOfClasses = rule.selectors.every((one) => /^\.[\w-]+$/.test(one));
    const declarations = rule.declarations.filter(([, value]) => isOfClasses || idsIn(value).length === 0);
    const classes = this.classes as Map<string, [string, string[]][]>;
    for (const [property, value] of declarations) {
      if (idsIn(value).length === 0) continue;
      for (const one of rule.selectors) {
        const name = one.slice(1);
        classes.set(name, [...(classes.get(name) ?? []), [property, idsIn(value)]]);
      }
    }
    return declarations.length === 0 ? [] : [{ ...rule, declarations }];
  }
}

/** The size that it asks for, or that of what it shows; smaller if it is larger than any page. */
function sizeOf({ attributes }: SvgElement): Size {
  const [, , boxWidth = Number.NaN, boxHeight = Number.NaN] = (attributes.get("viewBox") ?? "")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const width = pixels(attributes.get("width"));
  const height = pixels(attributes.get("height"));
  const ratio = boxWidth / boxHeight;
  const size =
    width !== null && height !== null
      ? { width, height }
      : width !== null && ratio > 0
        ? { width, height: width / ratio }
        : height !== null && ratio > 0
          ? { width: height * ratio, height }
          : { width: boxWidth, height: boxHeight };
  if (!(size.width > 0 && size.height > 0 && Number.isFinite(size.width * size.height)))
    throw new Refused("svg-size");
  const scale = Math.min(1, longestSide / Math.max(size.width, size.height));
  const whole = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: whole(size.width), height: whole(size.height) };
}

const pixelsOf: Readonly<Record<string, number>> = {
  "": 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
};

/** Null for a share of the page, which says nothing. */
function pixels(length: string | undefined): number | null {
  const [, number = "", unit = ""] = /^\s*(\d{1,6}(?:\.\d{0,9})?)([a-z]{0,2})\s*$/.exec(length ?? "") ?? [];
  const factor = pixelsOf[unit];
  return number === "" || factor === undefined ? null : Number(number) * factor;
}

function print(element: SvgElement): string {
  const attributes = [...element.attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
  const inside = element.children
    .map((child) => (typeof child === "string" ? escaped(child) : print(child)))
    .join("");
  return inside === ""
    ? `<${element.name}${attributes}/>`
    : `<${element.name}${attributes}>${inside}</${element.name}>`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
