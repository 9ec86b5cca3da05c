import { createServer } from "node:http";
import { connect } from "node:net";
import { withFitForms } from "./fit-forms.mjs";
import { withFitRequests } from "./fit-requests.mjs";
import { Explained } from "./step.mjs";
import { withWholePages } from "./whole-pages.mjs";

/** How often to look whether the shell that npm started this program in still runs. */
const LOOK_EVERY_MS = 500;

/** What the system says of a HOST that nobody can listen on. */
const NO_ADDRESS = ["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EINVAL", "EAFNOSUPPORT"];

/** Requests that are under way when the server is stopped get this long to finish. */
const FINISH_WITHIN_MS = 5_000;

/**
 * Serves the pages until the process is told to stop. The database is opened by instrumentation.ts,
 * and requests that come before that is done wait for it.
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
  const started = new Promise((resolve) => {
    globalThis[Symbol.for("notecurve.whenStarted")] = resolve;
  });
  const { default: next } = await import("next");
  const app = next({ dev, dir: process.cwd(), port, httpServer: server });
  stopOnSignal(server, app);
  await app.prepare();
  await started;
  handle(withFitRequests(withFitForms(withWholePages(app.getRequestHandler(), isDatabaseAway))));
  return port;
}

function isDatabaseAway() {
  return globalThis[Symbol.for("notecurve.database")]?.watch?.isAway ?? false;
}

/**
 * Appends the address at the other end of the connection to X-Forwarded-For, as every proxy before has done; else the
 * header would be whatever the caller made up. lib/auth/caller-address.ts reads it.
 */
function withAddress(request) {
  const forwarded = [request.headers["x-forwarded-for"], request.socket.remoteAddress].filter(Boolean);
  request.headers["x-forwarded-for"] = forwarded.join(", ");
  return request;
}

/**
 * Asked before anything is set up: the other program may be a Notecurve from this very directory, and a build would
 * take away the pages that it serves.
 *
 * @param {number} port
 */
export async function refuseBusyPort(port) {
  if (port !== 0 && (await somebodyAnswers(port, process.env.HOST || undefined))) throw busy(port);
}

/** Taken before anything else is opened, so that a busy port costs nothing. */
async function listen(server, port) {
  const host = process.env.HOST || undefined;
  await refuseBusyPort(port);
  await new Promise((resolve, reject) => {
    server.once("error", (error) => reject(explain(error, port, host)));
    server.listen(port, host, resolve);
  });
  return server.address().port;
}

/** Where another server listens on one address only, taking the port on all the others would still succeed. */
function somebodyAnswers(port, host) {
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
 * Where a server that listens on `host` is found from this machine.
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

/** Ctrl-C or SIGTERM: no new requests, those under way finish, then the database is closed and its lock given back. */
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
  onceOrphaned(() => stopping || stop());
}

/** npm passes SIGTERM on to its shell alone, which ends and leaves this program running. */
function onceOrphaned(act) {
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
