/**
 * `npm start`: from a fresh clone to a running Notecurve; with `--dev`, one that follows the sources.
 *
 * Environment: PORT (3000), HOST (all addresses), DATABASE_URL (else the embedded database), DATABASE_POOL_SIZE (10),
 * NOTECURVE_DATA (.data), BETTER_AUTH_SECRET, BETTER_AUTH_URL (the public address, behind a proxy), TRUSTED_PROXIES
 * (how many proxies add to X-Forwarded-For; 1 with a public address, else 0).
 */
import { fileURLToPath } from "node:url";
import { installationSecret } from "./installation-secret.mjs";
import { hostToOpen, refuseBusyPort, serve } from "./serve.mjs";
import { setUp, sourceFingerprint } from "./setup.mjs";
import { Explained, inSeconds } from "./step.mjs";

const DEFAULT_PORT = 3000;

async function start() {
  const begin = performance.now();
  const dev = process.argv.includes("--dev");
  process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
  const port = readPort();
  console.log("Notecurve");
  await refuseBusyPort(port);
  await setUp({ build: !dev });
  process.env.NODE_ENV = dev ? "development" : "production";
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  process.env.BETTER_AUTH_SECRET = installationSecret();
  process.env.NOTECURVE_BUILD = sourceFingerprint();
  const served = await serve({ dev, port });
  console.log(`  ✓ Ready after ${inSeconds(performance.now() - begin)}. Ctrl-C stops it.`);
  console.log(`Notecurve is at ${addressOf(served)}`);
}

function addressOf(port) {
  const host = hostToOpen(process.env.HOST || undefined);
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function readPort() {
  const given = process.env.PORT;
  if (given === undefined || given === "") return DEFAULT_PORT;
  const port = Number(given);
  if (/^\d+$/.test(given) && port <= 65_535) return port;
  throw new Explained(`PORT is "${given}", which is not a port.`, [
    "Give a number from 1 to 65535: PORT=8080 npm start",
  ]);
}

start().catch((error) => {
  console.error(`\n${error instanceof Explained ? error.message : error.stack}`);
  process.exit(1);
});
