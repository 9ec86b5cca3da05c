import { hash } from "node:crypto";
import { headers } from "next/headers";
import { after } from "next/server";
import type { HTMLAttributes } from "react";
import { lendHtml, returnHtml } from "./lent-html";
import { SentHtml } from "./sent-html";

type Props = HTMLAttributes<HTMLDivElement> & {
  /** Made by the program's own renderers; nothing else is safe here. */
  readonly html: string;
};

/** Set by the custom server on requests that are answered with a document, and on no others. */
const isDocumentHeader = "x-notecurve-document";

/**
 * A long text of the server's, sent once. React sends everything that server components render twice in a document: as
 * HTML, and as data for taking that HTML over. Here the data holds the text's name only, and the browser takes the text
 * from the element with that name. When a script asks for a page there is no HTML, and the text is in the data.
 */
export async function StoredHtml({ html, ...attributes }: Props) {
  const name = hash("sha1", html, "base64url").slice(0, 12);
  const isDocument = (await headers()).has(isDocumentHeader);
  if (isDocument) {
    lendHtml(name, html);
    after(() => returnHtml(name));
  }
  // By its name, so that a text that stays the same is not written again when the page is refreshed.
  return <SentHtml key={name} {...attributes} name={name} html={isDocument ? null : html} />;
}
