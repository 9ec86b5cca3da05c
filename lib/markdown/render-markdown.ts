/** Markdown (GitHub's, with math) to sanitised HTML. Called for every text of every variant, hence the cache. */
import type { Locale } from "@/lib/i18n/locale";
import { toHtml, toHtmlTree } from "./markdown-to-html";
import type { Html, MarkdownSource } from "./markup";
import { parseMarkdown } from "./parse-markdown";
import { RecentResults } from "./recent-results";

type Rendering = { readonly text: MarkdownSource; readonly locale: Locale; readonly inline: boolean };

const remembered = new RecentResults<Rendering, Html>(2_000, render);

/** Blocks: paragraphs, lists, tables, displayed math. `locale` is the language of the text. Never throws. */
export function renderMarkdown(text: MarkdownSource, locale: Locale = "en"): Html {
  return remembered.of(`block ${locale} ${text}`, { text, locale, inline: false });
}

/** The same without the paragraph around it, if the text is a single paragraph: for buttons, options and table cells. */
export function renderInline(text: MarkdownSource, locale: Locale = "en"): Html {
  return remembered.of(`inline ${locale} ${text}`, { text, locale, inline: true });
}

function render({ text, locale, inline }: Rendering): Html {
  const { children } = toHtmlTree(parseMarkdown(text), locale);
  const [only] = children;
  const single = inline && children.length === 1 && only?.type === "element" && only.tagName === "p";
  return toHtml(single ? only.children : children);
}
