import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Explained } from "./step.mjs";

/** A shorter one could be found by trying. */
const SHORTEST = 32;

/**
 * The secret that signs sessions: BETTER_AUTH_SECRET, else one that is made once and kept beside the data, for only
 * this user to read. Deleting it signs everybody out.
 *
 * @returns {string}
 */
export function installationSecret() {
  const given = process.env.BETTER_AUTH_SECRET;
  if (given)
    return longEnough(given, "BETTER_AUTH_SECRET", "Or unset it: one is then made and kept beside the data.");
  const directory = resolve(process.env.NOTECURVE_DATA || ".data");
  const path = join(directory, "secret");
  const kept = storedSecret(directory, path);
  return longEnough(
    kept,
    `The secret in ${path}`,
    "Or delete that file: another is then made, and everybody is signed out.",
  );
}

function longEnough(secret, name, otherwise) {
  if (secret.length >= SHORTEST) return secret;
  throw new Explained(`${name} has ${secret.length} characters; ${SHORTEST} are needed to be safe.`, [
    "Make a longer one: openssl rand -base64 32",
    otherwise,
  ]);
}

function storedSecret(directory, path) {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const isNew = createOnce(path, randomBytes(32).toString("base64url"));
    if (isNew) announce(path);
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    throw new Explained(`The data directory ${directory} cannot be used: ${error.message}`, [
      "See that this user may read and write there, and that nothing but a directory has that name.",
      "Or choose another place: NOTECURVE_DATA=<directory>.",
    ]);
  }
}

function announce(path) {
  console.log(`  ✓ Made a secret that signs sessions: ${path}`);
  if (!process.env.DATABASE_URL) return;
  console.log(
    "    Servers on several machines must share one: give all of them the same BETTER_AUTH_SECRET.",
  );
}

/** A link appears with its content or not at all, even if other processes start or are killed at the same time. */
function createOnce(path, content) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${content}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}
