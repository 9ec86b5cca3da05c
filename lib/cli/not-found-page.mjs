/** An address that no route matches, so that Next draws app/not-found.tsx for it on the server. */
const UNMATCHED = "/not-found/-";

/**
 * Next 16 answers a page that raises `notFound()` with the right status and an empty document, which only its scripts
 * fill: without language, theme or style until then. In its place goes the document of an unmatched address.
 * What scripts ask for (the data of a page, an action) stays as it is.
 *
 * @param {import("node:http").RequestListener} handle
 * @returns {import("node:http").RequestListener}
 */
export function withNotFoundPage(handle) {
  return (request, response) => {
    if (holdsNul(request)) toUnmatched(request);
    if (asksForDocument(request)) onNotFound(response, () => handle(toUnmatched(request), response));
    return handle(request, response);
  };
}

/** Nothing has a U+0000 in its address, and Postgres refuses to look for it. */
function holdsNul({ url }) {
  return /%00/.test(url.split("?", 1)[0]);
}

function asksForDocument({ method, headers }) {
  return method === "GET" && headers.rsc === undefined && headers.accept?.includes("text/html");
}

function toUnmatched(request) {
  request.url = UNMATCHED;
  return request;
}

/**
 * Calls `answer` instead of what is being sent once that turns out to be a 404: nothing of it has left by then.
 * Compression puts its own methods over these, so the first that is sure to be called is `writeHead`.
 */
function onNotFound(response, answer) {
  const { write, end, writeHead } = response;
  let isNotFound = false;
  response.writeHead = (...head) => {
    isNotFound = response.statusCode === 404 && /^text\/html/.test(response.getHeader("Content-Type"));
    return isNotFound ? response : writeHead.apply(response, head);
  };
  response.write = (...sent) => isNotFound || write.apply(response, sent);
  response.end = (...sent) => {
    if (!isNotFound) return end.apply(response, sent);
    Object.assign(response, { write, end, writeHead });
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    // Next listens to the end of this response twice now, and that many listeners would look like a leak.
    response.setMaxListeners(2 * response.getMaxListeners());
    answer();
    return response;
  };
}
