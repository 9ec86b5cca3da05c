import { STATUS_CODES } from "node:http";

/** Methods that pages and routes may be asked by; each of them answers those it does not know by itself. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * Refuses what no browser sends and Next would fail on: the fault is the caller's, and no error of ours.
 *
 * @param {import("node:http").RequestListener} handle
 * @returns {import("node:http").RequestListener}
 */
export function withFitRequests(handle) {
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
  // `*`, or a whole address as only proxies get it.
  if (!url.startsWith("/")) return 400;
  if (headers.host !== undefined && !URL.canParse(`http://${headers.host}`)) return 400;
  return refusalOfOrigin(method, url, headers);
}

/** Forms are taken from pages of this site alone, and not from a frame without an origin (`null`). Routes of JSON see to that by themselves, and say so in words. */
function refusalOfOrigin(method, url, { origin, host, "x-forwarded-host": forwarded }) {
  if (origin === undefined) return null;
  if (origin !== "null" && !URL.canParse(origin)) return 400;
  if (method !== "POST" || url.startsWith("/api/")) return null;
  const own = forwarded?.split(",", 1)[0].trim() ?? host;
  return origin !== "null" && new URL(origin).host === own ? null : 403;
}
