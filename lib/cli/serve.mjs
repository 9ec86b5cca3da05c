import { createServer } from "node:http";
import { connect } from "node:net";
import { withDocumentsMarked } from "./asked-by-script.mjs";
import { makeFirstDatabase } from "./make-first-database.mjs";
import { withPagePolicy } from "./page-policy.mjs";
import { Explained } from "./step.mjs";
import { withValidForms } from "./valid-forms.mjs";
import { withValidRequests } from "./valid-requests.mjs";
import { withWholePages } from "./whole-pages.mjs";

/** How often to check whether the shell that npm started this program in is still running. */
const LOOK_EVERY_MS = 500;

/** Error codes for a HOST that cannot be listened on. */
const NO_ADDRESS = ["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EINVAL", "EAFNOSUPPORT"];

/** Requests in progress when the server is stopped get this long to finish. */
const FINISH_WITHIN_MS = 5_000;

/**
 * Serves the pages until the process is told to stop. instrumentation.ts opens the database; requests that arrive
 * earlier wait for it.
 *
 * @param {{ dev: boolean, port: number }} options
 * @returns {Promise<number>} the port, chosen by the system if 0 was asked for
 */
export async function serve({ dev, port: wantedPort }) {
  let handle;
  const ready = new Promise((resolve) => {
    handle = resolve;
  });
  const server = createServer(async (request, response) => (await ready)(withAddress(request), response));
  const port = await listen(server, wantedPort);
  process.env.PORT = String(port);
  if (!dev) await makeFirstDatabase();
  const started = new Promise((resolve) => {
    globalThis[Symbol.for("notecurve.whenStarted")] = resolve;
  });
  const { default: createApp } = await import("next");
  const app = createApp({ dev, dir: process.cwd(), port, httpServer: server });
  stopOnSignal(server, app);
  await app.prepare();
  await started;
  const next = withPagePolicy(withDocumentsMarked(app.getRequestHandler()), { dev });
  const pages = withValidForms(withWholePages(next, isDatabaseUnavailable));
  handle(withValidRequests(withApiHeaders(withHotPosts(pages))));
  return port;
}

/** JSON about one person: read as nothing else, kept by nobody, and naming no page to another site. */
const API_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-store",
  "Referrer-Policy": "same-origin",
};

/** Pages have theirs from page-policy.mjs. */
function withApiHeaders(handle) {
  return (request, response) => {
    if (request.url.startsWith("/api/"))
      for (const [name, value] of Object.entries(API_HEADERS)) response.setHeader(name, value);
    return handle(request, response);
  };
}

/**
 * The posts of a session do without Next (app/api/hot-door.ts; instrumentation.ts offers it). The first one loads that
 * door, and until it is there, Next answers.
 */
function withHotPosts(handle) {
  const load = globalThis[Symbol.for("notecurve.loadHotDoor")];
  let takes = load === undefined ? () => false : undefined;
  return (request, response) => {
    if (takes?.(request, response)) return;
    if (takes === undefined && request.method === "POST" && request.url.startsWith("/api/")) {
      takes = () => false;
      load().then((loaded) => {
        takes = loaded;
      }, console.error);
    }
    handle(request, response);
  };
}

function isDatabaseUnavailable() {
  return globalThis[Symbol.for("notecurve.database")]?.watch?.isUnavailable ?? false;
}

/**
 * Appends the address of the peer to X-Forwarded-For, as every proxy before has done; otherwise the caller could forge
 * the header. lib/auth/caller-address.ts reads it.
 */
function withAddress(request) {
  const forwarded = [request.headers["x-forwarded-for"], request.socket.remoteAddress].filter(Boolean);
  request.headers["x-forwarded-for"] = forwarded.join(", ");
  return request;
}

/**
 * Checked before the set-up: the other program may be a Notecurve from this very directory, and a build would replace
 * the pages that it serves.
 *
 * @param {number} port
 */
export async function refuseBusyPort(port) {
  if (port !== 0 && (await isAddressServed(port, process.env.HOST || undefined))) throw busy(port);
}

/** The port is taken before anything else is opened, so that a busy one costs nothing. */
async function listen(server, port) {
  const host = process.env.HOST || undefined;
  await refuseBusyPort(port);
  await new Promise((resolve, reject) => {
    server.once("error", (error) => reject(explain(error, port, host)));
    server.listen(port, host, resolve);
  });
  return server.address().port;
}

/** If another server listens on one address only, binding the port on all others would still succeed. */
function isAddressServed(port, host) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: hostToOpen(host) });
    socket.once("connect", () => {
      resolve(true);
      socket.destroy();
    });
    socket.once("error", () => resolve(false));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.once("close", () => resolve(false));
  });
}

/**
 * The host name at which this machine reaches a server that listens on `host`.
 *
 * @param {string | undefined} host as HOST gives it
 */
export function hostToOpen(host) {
  return host === undefined || /^(?:0\.0\.0\.0|::)$/.test(host) ? "localhost" : host;
}

function explain(error, port, host) {
  if (error.code === "EADDRINUSE") return busy(port);
  if (error.code === "EACCES") {
    return new Explained(`This user may not open port ${port}.`, [
      "Choose one above 1023: PORT=8080 npm start",
    ]);
  }
  if (NO_ADDRESS.includes(error.code)) {
    return new Explained(`HOST is "${host}", which is no address of this machine (${error.code}).`, [
      "Give one that is: HOST=127.0.0.1 for this machine alone.",
      "Or unset HOST: Notecurve then listens on all of them.",
    ]);
  }
  return error;
}

function busy(port) {
  return new Explained(`Port ${port} is in use by another program.`, [
    "Stop that program (it may be another Notecurve).",
    `Or choose another port: PORT=${port + 1} npm start`,
  ]);
}

/**
 * On Ctrl-C or SIGTERM: no new requests; those in progress finish, then the database is closed and its lock released.
 */
function stopOnSignal(server, app) {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    console.log("\nStopping …");
    try {
      await closeServer(server);
      await app.close();
      await globalThis[Symbol.for("notecurve.database")]?.close();
      console.log("Stopped.");
      process.exit(0);
    } catch (error) {
      console.error(`Stopping failed: ${error.message}`);
      process.exit(1);
    }
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  onOrphaned(() => stopping || stop());
}

/** npm passes SIGTERM on to its shell only, which ends and leaves this program running. */
function onOrphaned(act) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(looking);
    act();
  }, LOOK_EVERY_MS);
  looking.unref();
}

async function closeServer(server) {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const limit = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS);
  await closed;
  clearTimeout(limit);
}
