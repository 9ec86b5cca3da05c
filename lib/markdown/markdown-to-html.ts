/**
 * Syntax tree → sanitised HTML tree → HTML.
 *
 * Authors are not trusted: raw HTML is shown as text, and the rest passes an allow-list of elements and attributes.
 * Only this file and KaTeX add to the result (math, marks, scroll boxes).
 */
import type { Element, ElementContent, Root, RootContent, Text } from "hast";
import type { Html as HtmlNode, Root as MarkdownRoot, Parents } from "mdast";
import rehypeSanitize, { type Options as Schema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkRehype, { type Options } from "remark-rehype";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";
import { contentWords } from "@/lib/i18n/content-words";
import { type Locale, originalLocale, perLocale } from "@/lib/i18n/locale";
import { sizeInAddress } from "@/lib/pictures/picture-address";
import { curlQuotes } from "./curl-quotes";
import { formulaUnits } from "./formula-units";
import { holeClose, holeOpen } from "./hole-marks";
import { keepPunctuation } from "./keep-punctuation";
import { keepWords } from "./keep-words";
import { markLanguages } from "./mark-languages";
import type { Html } from "./markup";
import { plainMath } from "./plain-math";
import { renderMath } from "./render-math";
import { wrapMarked } from "./wrap-marked";

/** Links with other protocols are dropped. */
export const linkProtocols = ["http", "https", "mailto"];

const schema: Schema = {
  strip: ["script", "style"],
  clobber: [],
  tagNames: [
    ..."p h2 h3 h4 h5 h6 em strong del code pre blockquote ul ol li hr br a img".split(" "),
    ..."h1 table thead tbody tr th td section sup".split(" "),
  ],
  attributes: {
    "*": ["id"],
    a: ["href", "title", "ariaLabel", "ariaDescribedBy", "dataFootnoteRef", "dataFootnoteBackref"],
    code: [["className", /^language-[\w-]+$/, "math-inline", "math-display"]],
    img: ["src", "alt", "title"],
    ol: ["start"],
    section: ["dataFootnotes"],
    td: ["align"],
    th: ["align"],
  },
  protocols: { href: linkProtocols },
};

const handlers: Options["handlers"] = {
  html: (_, node: HtmlNode, parent: Parents | undefined) => {
    if (isComment(node.value)) return undefined;
    const text: Text = { type: "text", value: node.value };
    return parent?.type === "paragraph" || parent?.type === "heading"
      ? text
      : { type: "element", tagName: "p", properties: {}, children: [text] };
  },
};

/** HTML comments are not shown. */
export function isComment(html: string): boolean {
  return /^<!--[\s\S]*-->$/.test(html.trim());
}

function createProcessor(locale: Locale) {
  const { footnotes, backToText } = contentWords(locale).page;
  return unified()
    .use(remarkRehype, { handlers, footnoteLabel: footnotes, footnoteBackLabel: backToText })
    .use(rehypeSanitize, schema)
    .use(rehypeStringify, { allowDangerousHtml: true })
    .freeze();
}

const processors = perLocale(createProcessor);

/** The tree as safe HTML, with cloze holes marked as in lib/markdown/hole-marks. */
export function toHtmlTree(markdown: MarkdownRoot, locale: Locale): Root {
  const tree = processors[locale].runSync(markdown);
  joinChineseLines(tree);
  if (locale === "en") curlQuotes(tree);
  boxTables(tree, locale);
  markLanguages(tree, locale);
  setMath(tree, locale);
  keepPunctuation(tree, piecesOf);
  if (locale === "zh") keepWords(tree, (node) => piecesOf(node) !== null);
  wrapMarked(tree, [{ open: holeOpen, close: holeClose, element: hole }]);
  restrictElements(tree);
  return tree;
}

/** Of a tree that was made here, and so sanitised. */
export function toHtml(nodes: readonly RootContent[]): Html {
  return processors[originalLocale].stringify({ type: "root", children: [...nodes] }) as Html;
}

function hole(): Element {
  return { type: "element", tagName: "mark", properties: { className: ["hole"] }, children: [] };
}

/** A line break between two Chinese characters is not a space. */
function joinChineseLines(tree: Root): void {
  visit(tree, "text", (node) => {
    node.value = node.value.replace(
      /(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])\n(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])/g,
      "",
    );
  });
}

function setMath(tree: Root, locale: Locale): void {
  visit(tree, "element", (node, index, parent) => {
    if (parent === undefined || index === undefined) return;
    const code = node.tagName === "pre" ? node.children[0] : node;
    if (code?.type !== "element" || code.tagName !== "code") return;
    const classes = Array.isArray(code.properties.className) ? code.properties.className : [];
    if (!classes.includes("language-math")) return;
    const tex = boxHoles(textOf(code));
    if (node.tagName === "pre") {
      const units = formulaUnits(tex).map((unit) => rawHtml(renderMath(unit, true), "displayed"));
      const classNames = units.length > 1 ? ["math", "units"] : ["math"];
      parent.children[index] = scrollBox(
        classNames,
        contentWords(locale).page.formula,
        units,
        node.properties.id,
      );
      return SKIP;
    }
    const html = renderMath(tex, false);
    const signs = plainMath(tex).length;
    parent.children[index] = rawHtml(
      signs <= mostSignsUncut ? html.replace(katexOpen, '<span class="katex whole">') : html,
      signs <= mostSigns ? "short" : "long",
    );
    return SKIP;
  });
}

/** A formula with at most this many signs fits on every line. */
const mostSigns = 16;

/** A formula with at most this many signs is not split where lines are long. */
const mostSignsUncut = 26;

const katexOpen = '<span class="katex">';
/** KaTeX splits a formula into these pieces: lines may break between them. */
const pieceOpen = '<span class="katex-base">';
const katexClose = "</span></span>";

type FormulaLength = "displayed" | "short" | "long";

type RawHtml = { readonly type: "raw"; readonly value: string; readonly data: { length: FormulaLength } };

/** Only these raw nodes remain in the tree: the sanitiser has removed all others. */
function rawHtml(value: string, length: FormulaLength): ElementContent {
  const raw: RawHtml = { type: "raw", value, data: { length } };
  return raw as unknown as ElementContent;
}

/** A short formula whole; a long one as its breakable beginning and its last piece. Null for other nodes. */
function piecesOf(node: ElementContent): readonly [ElementContent[], ElementContent] | null {
  const { type, value, data } = node as unknown as RawHtml;
  if (String(type) !== "raw" || data.length === "displayed") return null;
  const at = value.lastIndexOf(pieceOpen);
  if (data.length === "short" || at === value.indexOf(pieceOpen)) return [[], node];
  const last = `${katexOpen}<span class="katex-html" aria-hidden="true">${value.slice(at)}`;
  return [[rawHtml(value.slice(0, at) + katexClose, "long")], rawHtml(last, "long")];
}

/** A hole inside a formula is a box, since marks do not work in TeX. */
function boxHoles(tex: string): string {
  const boxes = tex.replace(
    new RegExp(`${holeOpen}([^${holeClose}]*)${holeClose}`, "g"),
    (_, inside: string) => `\\boxed{${inside === "…" ? "\\;\\ldots\\;" : inside}}`,
  );
  return boxes.replaceAll(holeOpen, "").replaceAll(holeClose, "");
}

/** Puts wide tables into a scrollable box that the keyboard can reach and whose name describes the table. */
function boxTables(tree: Root, locale: Locale): void {
  visit(tree, "element", (node, index, parent) => {
    if (node.tagName !== "table" || parent === undefined || index === undefined) return;
    const heads: string[] = [];
    visit(node, "element", (cell) => {
      if (cell.tagName !== "th") return;
      const head = textOf(cell).trim();
      // The empty corner cell above a column of row headers is no header.
      if (head === "") cell.tagName = "td";
      else heads.push(head);
    });
    const name = [contentWords(locale).page.table, heads.join(", ")].filter((part) => part !== "");
    parent.children[index] = scrollBox(["scroll"], name.join(": "), [node]);
    return SKIP;
  });
}

function scrollBox(className: string[], label: string, children: ElementContent[], id?: unknown): Element {
  const properties = {
    className,
    role: "group",
    tabIndex: 0,
    ariaLabel: label,
    ...(typeof id === "string" ? { id } : {}),
  };
  return { type: "element", tagName: "div", properties, children };
}

const elsewhere = /^([a-z][a-z\d+.-]*:|\/\/)/i;

/**
 * Links to other sites get `noopener`, pictures are those of courses only, and a note's h1 becomes an h2: the page's
 * title is the only h1.
 */
function restrictElements(tree: Root): void {
  visit(tree, "element", (node) => {
    if (node.tagName === "h1") node.tagName = "h2";
    if (node.tagName === "a" && elsewhere.test(String(node.properties.href ?? "")))
      node.properties.rel = ["noopener"];
    if (node.tagName === "img") restrictPicture(node);
  });
}

/**
 * Its size is known, so that the text below it stays where it is while it is loaded. It is not dragged by itself, since
 * lines that are put in order may have it in them. Others become their words.
 */
function restrictPicture(node: Element): void {
  const { src, alt, title } = node.properties;
  const size = sizeInAddress(String(src ?? ""));
  if (size === null) {
    node.tagName = "span";
    node.children = [{ type: "text", value: String(alt ?? "") }];
    node.properties = {};
    return;
  }
  const words = { alt: String(alt ?? ""), ...(title == null ? {} : { title }) };
  node.properties = { src, ...words, ...size, loading: "lazy", decoding: "async", draggable: "false" };
}

/** The visible text; typeset formulas contribute nothing. */
export function textOf(node: RootContent | Root): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}
