/**
 * Whether the data of a page is asked for and not its document: Next's scripts send headers of their own.
 *
 * @param {import("node:http").IncomingHttpHeaders} headers
 */
export function isAskedByScript(headers) {
  return headers.rsc !== undefined || headers["next-action"] !== undefined;
}

/**
 * Tells pages which of the two they are (app/_ui/stored-html.tsx): Next itself hides those headers from them.
 *
 * @param {import("node:http").RequestListener} handle
 * @returns {import("node:http").RequestListener}
 */
export function withDocumentsMarked(handle) {
  return (request, response) => {
    delete request.headers["x-notecurve-document"];
    if (!isAskedByScript(request.headers)) request.headers["x-notecurve-document"] = "1";
    return handle(request, response);
  };
}
