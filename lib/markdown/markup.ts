/** Two kinds of text that are both strings but must not be mixed up. */

declare const written: unique symbol;
declare const sanitised: unique symbol;

/** Markdown with math and no expressions left in it. Any plain string is Markdown; HTML is not. */
export type Markdown = string & { readonly [written]?: true; readonly [sanitised]?: never };

/** HTML that is safe to show. The renderer alone makes it: no other text is HTML, but the empty one. */
export type Html = (string & { readonly [sanitised]: true }) | "";
