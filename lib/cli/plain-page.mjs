import { languageTags, readerLocale } from "./reader-locale.mjs";

/**
 * A page without dependencies that may be unavailable, in the reader's language.
 *
 * @typedef {{ title: string, text: string, again?: string }} Words `again`: a link that reloads the page
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {{ en: Words, zh: Words, refreshSeconds?: number, headers?: Record<string, string> }} page
 */
export function sendPlainPage(response, status, { refreshSeconds, headers, ...words }) {
  const locale = readerLocale(response.req.headers);
  const refresh = refreshSeconds ? `<meta http-equiv="refresh" content="${refreshSeconds}">\n` : "";
  response.writeHead(status, {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    ...headers,
  });
  response.end(`<!doctype html>
<html lang="${languageTags[locale]}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refresh}<title>Notecurve</title>
<style>
:root { color-scheme: light dark; background: light-dark(#fbfbf9, #151718); color: light-dark(#1a1c1f, #e5e3dd); }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 37rem; margin: 4rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.3; }
p { color: light-dark(#474b50, #b9b8b2); }
a { color: light-dark(#1d4e89, #8fb5e8); }
</style>
<main>
${inWords(words[locale])}</main>
</html>
`);
}

function inWords({ title, text, again }) {
  return `<h1>${title}</h1>\n<p>${text}</p>\n${again === undefined ? "" : `<p><a href="">${again}</a></p>\n`}`;
}
