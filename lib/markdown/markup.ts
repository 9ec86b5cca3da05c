/** Kinds of text that are all strings but must not be mixed up. */

declare const written: unique symbol;
declare const sanitised: unique symbol;

/** Markdown with math and no expressions left in it, as an author wrote it or as it was computed. */
export type Markdown = (string & { readonly [written]: true }) | "";

/** Text that may be read as Markdown, whatever its origin; HTML may not. */
export type MarkdownSource = string & { readonly [sanitised]?: never };

/** HTML that is safe to show. The renderer alone makes it: no other text is HTML, but the empty one. */
export type Html = (string & { readonly [sanitised]: true }) | "";
