/** An address that no route matches, so that Next draws app/not-found.tsx for it on the server. */
const UNMATCHED = "/not-found/-";

/**
 * Whole documents in the place of those that Next sends without: where a page raised `notFound()`, and where one failed
 * because the database is away. What scripts ask for (the data of a page, an action) stays as it is.
 *
 * Next 16 answers a page that raises `notFound()` with the right status and an empty document, which only its scripts
 * fill: without language, theme or style until then. In its place goes the document of an unmatched address.
 *
 * @param {import("node:http").RequestListener} handle
 * @param {() => boolean} isDatabaseAway
 * @returns {import("node:http").RequestListener}
 */
export function withWholePages(handle, isDatabaseAway) {
  return (request, response) => {
    if (isNoAddress(request)) toUnmatched(request);
    if (asksForDocument(request)) {
      replace(response, (status) => {
        if (status === 404) return () => handle(toUnmatched(request), response);
        return status === 500 && isDatabaseAway() ? () => sendUnavailable(response) : null;
      });
    }
    return handle(request, response);
  };
}

/** Nothing has a U+0000 in its address, and Postgres refuses to look for it; nor bytes that are no UTF-8. */
function isNoAddress({ url }) {
  try {
    return decodeURIComponent(url.split("?", 1)[0]).includes("\0");
  } catch {
    return true;
  }
}

function asksForDocument({ method, headers }) {
  return method === "GET" && headers.rsc === undefined && headers.accept?.includes("text/html");
}

function toUnmatched(request) {
  request.url = UNMATCHED;
  return request;
}

/**
 * Sends something else instead of a document once its status is known, if `insteadOf` gives something for that: nothing
 * of it has left by then. Compression puts its own methods over these, so the first that is sure to be called is
 * `writeHead`.
 */
function replace(response, insteadOf) {
  const { write, end, writeHead } = response;
  let answer = null;
  response.writeHead = (...head) => {
    const isDocument = /^text\/html/.test(response.getHeader("Content-Type"));
    answer = isDocument ? insteadOf(response.statusCode) : null;
    return answer === null ? writeHead.apply(response, head) : response;
  };
  response.write = (...sent) => answer !== null || write.apply(response, sent);
  response.end = (...sent) => {
    if (answer === null) return end.apply(response, sent);
    Object.assign(response, { write, end, writeHead });
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    // Next listens to the end of this response twice now, and that many listeners would look like a leak.
    response.setMaxListeners(2 * response.getMaxListeners());
    answer();
    return response;
  };
}

/** Needs nothing that may be away itself. It looks again by itself, since nobody can know when the database is back. */
function sendUnavailable(response) {
  response.writeHead(503, {
    "Content-Type": "text/html; charset=utf-8",
    "Retry-After": "5",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
  });
  response.end(UNAVAILABLE);
}

const UNAVAILABLE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<title>Notecurve</title>
<style>
:root { color-scheme: light dark; background: light-dark(#fbfbf9, #151718); color: light-dark(#1a1c1f, #e5e3dd); }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 37rem; margin: 4rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.3; }
p { color: light-dark(#474b50, #b9b8b2); }
a { color: light-dark(#1d4e89, #8fb5e8); }
section + section { margin-top: 2.5rem; }
</style>
<main>
<section>
<h1>Notecurve can’t reach its database just now.</h1>
<p>Nothing that you did is lost. This page looks again every few seconds; you need not do anything.</p>
<p><a href="">Try again now</a></p>
</section>
<section lang="zh-CN">
<h1>Notecurve 暂时连不上数据库。</h1>
<p>你做过的一切都不会丢失。本页每隔几秒会自动重试，你不用做任何事。</p>
<p><a href="">现在重试</a></p>
</section>
</main>
</html>
`;
