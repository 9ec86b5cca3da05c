import { isAskedByScript } from "./asked-by-script.mjs";
import { sendPlainPage } from "./plain-page.mjs";

/** An address that no route matches, so that Next draws app/not-found.tsx for it on the server. */
const UNMATCHED = "/not-found/-";

/**
 * Sends whole documents where Next sends empty ones: where a page raised `notFound()`, and where one, or a form posted
 * without scripts, failed because the database is unavailable. Requests of scripts (the data of a page, an action) are
 * left alone.
 *
 * Next 16 answers a page that raises `notFound()` with the right status and an empty document, which only its scripts
 * fill: without language, theme or style until then. It is replaced by the document of an unmatched address.
 *
 * @param {import("node:http").RequestListener} handle
 * @param {() => boolean} isDatabaseUnavailable
 * @returns {import("node:http").RequestListener}
 */
export function withWholePages(handle, isDatabaseUnavailable) {
  return (request, response) => {
    if (isNoAddress(request)) toUnmatched(request);
    if (asksForDocument(request)) {
      const isPosted = request.method === "POST";
      replace(response, (status, isDocument) => {
        if (status === 404 && isDocument && !isPosted) return () => handle(toUnmatched(request), response);
        if (status !== 500 || !isDatabaseUnavailable()) return null;
        return () => sendPlainPage(response, 503, isPosted ? notTaken : unavailable);
      });
    }
    return handle(request, response);
  };
}

/** No address contains U+0000, and Postgres refuses to look for it; nor bytes that are not UTF-8. */
function isNoAddress({ url }) {
  try {
    return decodeURIComponent(url.split("?", 1)[0]).includes("\0");
  } catch {
    return true;
  }
}

/** Including a form posted without scripts. */
function asksForDocument({ method, headers }) {
  return (
    (method === "GET" || method === "POST") &&
    !isAskedByScript(headers) &&
    headers.accept?.includes("text/html")
  );
}

function toUnmatched(request) {
  request.url = UNMATCHED;
  return request;
}

/**
 * Sends something else instead of a document once its status is known, if `insteadOf` returns something for that:
 * nothing has been sent by then. Compression wraps these methods, so the first that is sure to be called is
 * `writeHead`.
 */
function replace(response, insteadOf) {
  const { write, end, writeHead } = response;
  let answer = null;
  response.writeHead = (...head) => {
    const isDocument = /^text\/html/.test(response.getHeader("Content-Type"));
    answer = insteadOf(response.statusCode, isDocument);
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

/** It reloads by itself, since nobody knows when the database is back. */
const unavailable = {
  en: {
    title: "Notecurve can’t reach its database just now.",
    text: "Nothing that you did is lost. This page looks again every few seconds; you need not do anything.",
    again: "Try again now",
  },
  zh: {
    title: "Notecurve 暂时连不上数据库。",
    text: "你做过的一切都不会丢失。本页每隔几秒会自动重试，你不用做任何事。",
    again: "现在重试",
  },
  refreshSeconds: 5,
  headers: { "Retry-After": "5" },
};

/** A reload would request the page without the posted form. */
const notTaken = {
  en: {
    title: "Notecurve can’t reach its database just now.",
    text: "Go back: what you typed should still be there. Wait a moment, then send it again.",
  },
  zh: {
    title: "Notecurve 暂时连不上数据库。",
    text: "请返回：你输入的内容应该还在。稍等片刻，再提交一次。",
  },
  headers: { "Retry-After": "5" },
};
