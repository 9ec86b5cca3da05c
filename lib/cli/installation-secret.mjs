import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Explained } from "./step.mjs";

/**
 * The secret that signs sessions: BETTER_AUTH_SECRET, else one that is made once and kept beside the data, for
 * nobody but this user to read. Whoever deletes it signs everybody out.
 *
 * @returns {string}
 */
export function installationSecret() {
  const given = process.env.BETTER_AUTH_SECRET;
  if (given) return given;
  const directory = resolve(process.env.NOTECURVE_DATA || ".data");
  const path = join(directory, "secret");
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

function createOnce(path, content) {
  try {
    writeFileSync(path, `${content}\n`, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}
