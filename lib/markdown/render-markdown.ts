/** Markdown (GitHub's, with math) to sanitised HTML. Called for every text of every variant, so it remembers. */
import type { Locale } from "@/lib/i18n/locale";
import { RecentlyUsed } from "@/lib/recently-used";
import { toHtml, toHtmlTree } from "./markdown-to-html";
import { parseMarkdown } from "./parse-markdown";

const remembered = new RecentlyUsed<string, string>(2000);

/** Blocks: paragraphs, lists, tables, displayed math. `locale` is the language of the text. Never throws. */
export function renderMarkdown(text: string, locale: Locale = "en"): string {
  return remembered.get(`block ${locale} ${text}`, () => render(text, locale, false));
}

/** The same without the paragraph around it, if the text is a single paragraph: for buttons, options and table cells. */
export function renderInline(text: string, locale: Locale = "en"): string {
  return remembered.get(`inline ${locale} ${text}`, () => render(text, locale, true));
}

function render(text: string, locale: Locale, inline: boolean): string {
  const { children } = toHtmlTree(parseMarkdown(text), locale);
  const [only] = children;
  const single = inline && children.length === 1 && only?.type === "element" && only.tagName === "p";
  return toHtml(single ? only.children : children);
}
