import { STATUS_CODES } from "node:http";

/** Methods of pages and routes; each of them answers unsupported ones by itself. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * Refuses requests that no browser sends and Next would fail on: the error is the caller's, not ours.
 *
 * @param {import("node:http").RequestListener} handle
 * @returns {import("node:http").RequestListener}
 */
export function withValidRequests(handle) {
  return (request, response) => {
    const status = refusal(request);
    if (status === null) return handle(request, response);
    response.writeHead(status, {
      "Content-Type": "text/plain; charset=utf-8",
      ...(status === 405 && { Allow: METHODS.join(", ") }),
    });
    response.end(`${STATUS_CODES[status]}.\n`);
  };
}

function refusal({ method, url, headers }) {
  if (!METHODS.includes(method)) return 405;
  // `*`, or an absolute URL, which only proxies get.
  if (!url.startsWith("/")) return 400;
  if (headers.host !== undefined && !URL.canParse(`http://${headers.host}`)) return 400;
  return refusalOfOrigin(method, url, headers);
}

/**
 * Forms are accepted from pages of this site only, and not from a frame without an origin (`null`). JSON routes check
 * that themselves, and explain it.
 */
function refusalOfOrigin(method, url, { origin, host, "x-forwarded-host": forwarded }) {
  if (origin === undefined) return null;
  if (origin !== "null" && !URL.canParse(origin)) return 400;
  if (method !== "POST" || url.startsWith("/api/")) return null;
  const own = forwarded?.split(",", 1)[0].trim() ?? host;
  return origin !== "null" && new URL(origin).host === own ? null : 403;
}
