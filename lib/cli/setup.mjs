/**
 * The steps between a fresh clone and a running program. Each is skipped if none of its inputs has changed. Plain
 * JavaScript without dependencies: at first there are none.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Explained, step } from "./step.mjs";

const OLDEST_NODE = [20, 19];

const BUILD_SOURCES = [
  "app",
  "lib",
  "prisma/schema.prisma",
  "instrumentation.ts",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];
const NOT_BUILT = ["lib/cli", "lib/db/client"];
const BUILD_MARK = ".next/notecurve-build";
const CLIENT_MARK = ".cache/database-client";

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Explained(`Notecurve needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.version}.`, [
    "Install a newer one: https://nodejs.org",
  ]);
}

/**
 * Installs, generates and builds whatever is missing or out of date. Only one process does so at a time.
 *
 * @param {{ build: boolean, forTests?: boolean }} options
 */
export async function setUp({ build, forTests = false }) {
  refuseOldNode();
  // A step running in another process has removed its mark, so if all marks are there, this needs neither a turn nor
  // write access.
  if (isInstalled(forTests) && isGenerated() && (!build || isBuilt())) return;
  await explainingNoAccess(() =>
    inTurn(async () => {
      if (!isInstalled(forTests)) await step("Installing packages (npm ci)", () => install(forTests));
      if (!isGenerated()) await step("Generating the database client", generateClient);
      if (build && !isBuilt()) await step("Building the pages", buildPages);
    }),
  );
}

/** @param {() => Promise<void>} work */
async function explainingNoAccess(work) {
  try {
    await work();
  } catch (error) {
    if (!["EACCES", "EPERM", "EROFS"].includes(error.code)) throw error;
    throw new Explained(`Something has to be set up first, and this user may not write ${error.path}.`, [
      "Run the command once as the user whom these files belong to.",
      `Or let this user write in ${process.cwd()}.`,
    ]);
  }
}

/** The name of the sources that the running program was built from. */
export function sourceFingerprint() {
  return fingerprint(BUILD_SOURCES);
}

/** npm writes a list of what it installed; it is missing if an installation was interrupted. */
function isInstalled(withDevelopment) {
  const wanted = readJson("package-lock.json")?.packages ?? {};
  const present = readJson("node_modules/.package-lock.json")?.packages;
  if (!present) return false;
  return Object.entries(wanted).every(([path, { version, optional, dev, devOptional, link }]) => {
    const needed = path !== "" && !optional && !link && !devOptional && (withDevelopment || !dev);
    return !needed || present[path]?.version === version;
  });
}

async function install(withDevelopment) {
  const development = withDevelopment ? ["--include=dev"] : [];
  await run("npm", ["ci", "--no-audit", "--no-fund", ...development], {}, [
    "See that the npm registry can be reached, then run the command again.",
  ]);
}

function clientFingerprint() {
  return fingerprint(["prisma/schema.prisma", "package-lock.json"]);
}

function isGenerated() {
  return existsSync("lib/db/client/client.ts") && readMark(CLIENT_MARK) === clientFingerprint();
}

/** Writes lib/db/client from the schema. */
async function generateClient() {
  const mark = clientFingerprint();
  rmSync(CLIENT_MARK, { force: true });
  const environment = {
    // Prisma's command would otherwise download a native engine, which generating never uses.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  await run(process.execPath, ["node_modules/prisma/build/index.js", "generate"], environment, [
    "See whether prisma/schema.prisma has been edited.",
  ]);
  writeMark(CLIENT_MARK, mark);
}

function isBuilt() {
  return readMark(BUILD_MARK) === sourceFingerprint();
}

async function buildPages() {
  const mark = sourceFingerprint();
  rmSync(BUILD_MARK, { force: true });
  const environment = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await run(process.execPath, ["node_modules/next/dist/bin/next", "build"], environment, [
    "Correct what the build complains about, above, then run the command again.",
  ]);
  writeMark(BUILD_MARK, mark);
}

/** Runs a command silently; if it fails, shows all its output. */
async function run(command, parameters, environment, remedies) {
  const child = spawn(command, parameters, {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32" && command === "npm",
  });
  const said = [];
  child.stdout.on("data", (chunk) => said.push(chunk));
  child.stderr.on("data", (chunk) => said.push(chunk));
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code === 0) return;
  console.error(Buffer.concat(said).toString());
  throw new Explained(`${[command, ...parameters].join(" ")} failed.`, remedies);
}

/** Several processes may be started at once; each waits until the earlier ones have set everything up. */
async function inTurn(work) {
  const turn = ".cache/setting-up";
  mkdirSync(".cache", { recursive: true });
  let told = false;
  while (!take(turn)) {
    const owner = Number(readMark(turn));
    // Another process with our own number wrote it: a restarted container reuses process numbers.
    if (owner && (owner === process.pid || !isRunning(owner))) rmSync(turn, { force: true });
    else if (!told)
      console.log(`  … Waiting for process ${owner || "?"}, which is setting up (if none is: rm ${turn})`);
    told = true;
    await delay(200);
  }
  try {
    return await work();
  } finally {
    rmSync(turn, { force: true });
  }
}

function take(turn) {
  try {
    writeFileSync(turn, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesBelow))
    hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** All files at or below a path, in an order that is the same on every machine. */
function filesBelow(path) {
  if (!existsSync(path) || NOT_BUILT.includes(path)) return [];
  const entries = readdirOrNull(path);
  if (entries === null) return [path];
  return entries.sort().flatMap((entry) => filesBelow(`${path}/${entry}`));
}

function readdirOrNull(path) {
  try {
    return readdirSync(path);
  } catch (error) {
    if (error.code === "ENOTDIR") return null;
    throw error;
  }
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

function readMark(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function writeMark(path, mark) {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, mark);
}
