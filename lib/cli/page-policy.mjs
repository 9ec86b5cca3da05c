import { randomUUID } from "node:crypto";

/** Route handlers answer in JSON, files are public, and pictures have a policy of their own: none needs one. */
const NO_PAGE =
  /^\/(?:api\/|pictures\/|_next\/static|_next\/image|icon\.svg|manifest\.webmanifest|favicon\.ico)/;

const SECURITY_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
};

/**
 * Sends pages with a Content-Security-Policy and the other headers of security. Next reads the nonce from the policy on
 * the request and puts it on every script. In Next's own place for this, `proxy.ts`, it costs every page CPU.
 *
 * @param {import("node:http").RequestListener} handle
 * @param {{ dev: boolean }} options
 * @returns {import("node:http").RequestListener}
 */
export function withPagePolicy(handle, { dev }) {
  return (request, response) => {
    delete request.headers["content-security-policy"];
    if (!NO_PAGE.test(request.url)) {
      const policy = contentSecurityPolicy(Buffer.from(randomUUID()).toString("base64"), dev);
      request.headers["content-security-policy"] = policy;
      response.setHeader("Content-Security-Policy", policy);
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    }
    return handle(request, response);
  };
}

/**
 * Allows everything from this origin, and scripts by nonce. Style attributes are allowed because KaTeX places glyphs by
 * them. In development React needs eval for its stack traces, and the error overlay writes style elements.
 */
function contentSecurityPolicy(nonce, dev) {
  const styles = dev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    `style-src ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
