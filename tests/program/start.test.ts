import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import errors from "@/lib/i18n/messages/zh/errors.json";
import { memoryMb } from "../bench/process-costs";
import { onTestServer, testServerUrl } from "../support/postgres-template";
import { temporaryDirectory } from "../support/temporary-directory";
import { startTestServer, startWords, type TestServer } from "../support/test-server";

async function started(env: Record<string, string>): Promise<TestServer> {
  const server = await startTestServer(env);
  onTestFinished(async () => void (await server.stop("SIGKILL")));
  return server;
}

/** Data that a server has left: only what is about a first start need wait for publishing. */
let used: string;
beforeAll(async () => {
  used = mkdtempSync(join(tmpdir(), "notecurve-test-"));
  await (await startTestServer({ NOTECURVE_DATA: used })).stop();
});
afterAll(() => rmSync(used, { recursive: true, force: true }));

function usedData(): string {
  const data = temporaryDirectory();
  cpSync(used, data, { recursive: true });
  return data;
}

/** The user with the fewest rights. */
const NOBODY = 65_534;

type Ended = { readonly code: number | null; readonly said: string };

/** Runs `npm start`'s program until it ends by itself. */
function refused(env: Record<string, string>): Promise<Ended> {
  return ended(startWords(), { DATABASE_URL: "", PORT: "0", ...env });
}

async function ended(words: readonly string[], env: Record<string, string>, uid?: number): Promise<Ended> {
  const child = spawn(process.execPath, words, {
    env: { ...process.env, ...env },
    ...(uid !== undefined && { uid, gid: uid }),
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, said };
}

function expectExplanation({ code, said }: { code: number | null; said: string }, ...words: string[]): void {
  expect(code).toBe(1);
  for (const word of [...words, "What you can do:"]) expect(said).toContain(word);
  expect(said, "no stack trace").not.toMatch(/^\s+at /m);
}

test("it serves, keeps its secret private, stops cleanly, and rebuilds nothing at the second start", async () => {
  const data = temporaryDirectory();
  const first = await started({ NOTECURVE_DATA: data });
  expect((await fetch(first.url)).status).toBe(200);
  expect(statSync(join(data, "secret")).mode & 0o077).toBe(0);
  expect(existsSync(join(data, "lock"))).toBe(true);
  // Making the database and publishing took another process's memory; that of this one is far from what they need.
  if (process.platform === "linux") expect(memoryMb(first.pid).most).toBeLessThan(400);

  expect(await first.stop("SIGINT")).toBe(0);
  expect(existsSync(join(data, "lock"))).toBe(false);

  const second = await started({ NOTECURVE_DATA: data });
  // The benchmark measures the duration: it depends on the machine's load.
  for (const work of ["Generating", "Building", "Published"]) expect(second.output()).not.toContain(work);
  expect(second.output()).toContain("the schema is up to date");
  expect(await second.stop("SIGTERM")).toBe(0);
});

test("a second one on the same data is told to stop the first, which goes on serving", async () => {
  const data = usedData();
  const first = await started({ NOTECURVE_DATA: data });
  expectExplanation(await refused({ NOTECURVE_DATA: data }), `process ${first.pid}`, "NOTECURVE_DATA");
  expect((await fetch(first.url)).status).toBe(200);
});

test("stopped through npm, which passes the signal to its shell only, it stops cleanly too", async () => {
  const data = usedData();
  const npm = spawn("npm", ["start"], {
    env: { ...process.env, DATABASE_URL: "", PORT: "0", NOTECURVE_DATA: data },
    stdio: ["ignore", "pipe", "ignore"],
  });
  await new Promise<void>((resolve) => {
    npm.stdout.on("data", (chunk) => String(chunk).includes("Notecurve is at") && resolve());
  });
  expect(existsSync(join(data, "lock"))).toBe(true);
  npm.kill("SIGTERM");
  await expect.poll(() => existsSync(join(data, "lock")), { timeout: 10_000 }).toBe(false);
});

test("the not-found page is complete, styled and in the reader's language before any script runs", async () => {
  const server = await started({ NOTECURVE_DATA: usedData() });
  for (const path of ["/courses/none", "/courses/deep-networks/none", "/nowhere"]) {
    const response = await fetch(`${server.url}${path}`, {
      headers: { Accept: "text/html", "Accept-Language": "zh-CN" },
    });
    expect(response.status).toBe(404);
    const html = await response.text();
    expect(html).toContain('<html lang="zh-CN"');
    expect(html).toContain(errors.page.notFoundTitle);
  }
  expect(server.output()).not.toContain("Warning");
});

test("an address with a U+0000 is not found, and logs no error", async () => {
  const server = await started({ NOTECURVE_DATA: usedData() });
  for (const path of ["/courses/deep-networks%00", "/courses/deep-networks/%00", "/quiz/summary/%00"]) {
    for (const headers of [{ Accept: "text/html" }, { RSC: "1" }]) {
      expect((await fetch(`${server.url}${path}`, { headers })).status).toBe(404);
    }
  }
  expect(server.output()).not.toMatch(/error/i);
});

test.runIf(process.getuid?.() === 0)("a user without write access can run what is set up", async () => {
  const data = temporaryDirectory();
  chownSync(data, NOBODY, NOBODY);
  const env = { DATABASE_URL: "", NOTECURVE_DATA: data, HOME: data };
  expect(await ended(["lib/cli/run.mjs", "lib/cli/snapshot.ts", "list"], env, NOBODY)).toMatchObject({
    code: 0,
  });
});

test("a server on another address than HOST is no obstacle", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as { port: number };
  const server = await started({ NOTECURVE_DATA: usedData(), HOST: "127.0.0.3", PORT: String(port) });
  expect(server.url).toBe(`http://127.0.0.3:${port}`);
  expect((await fetch(server.url)).status).toBe(200);
});

test("after kill -9 it starts on the same data without ado", async () => {
  const data = usedData();
  const first = await started({ NOTECURVE_DATA: data });
  await first.stop("SIGKILL");
  const second = await started({ NOTECURVE_DATA: data });
  expect((await fetch(second.url)).status).toBe(200);
});

describe("what keeps it from starting is explained", () => {
  test("a port that is in use", async () => {
    const blocker = createServer().listen(0);
    onTestFinished(() => void blocker.close());
    await new Promise((resolve) => blocker.once("listening", resolve));
    const { port } = blocker.address() as { port: number };
    // The error comes before any set-up: here everything would need setting up.
    const clone = temporaryDirectory();
    cpSync("lib/cli", join(clone, "lib/cli"), { recursive: true });
    writeFileSync(join(clone, "package.json"), "{}");
    // npm passes its own directory to everything it runs; that must not be set up in place of the clone.
    const env = { PORT: String(port), npm_config_local_prefix: clone };
    const { said, code } = await ended([join(clone, "lib/cli/start.mjs")], env);
    expectExplanation({ said, code }, `Port ${port}`, "PORT=");
    expect(said).not.toContain("npm ci");
    expect(readdirSync(clone).sort()).toEqual(["lib", "package.json"]);
  });

  test.each(["203.0.113.1", "bogus.invalid"])(
    "a HOST that is no address of this machine: %s",
    async (HOST) => {
      expectExplanation(await refused({ HOST }), `HOST is "${HOST}"`, "HOST=127.0.0.1");
    },
  );

  test("a DATABASE_POOL_SIZE or DATABASE_URL that is none", async () => {
    const env = { NOTECURVE_DATA: temporaryDirectory(), DATABASE_URL: "postgresql://localhost:1/nowhere" };
    expectExplanation(await refused({ ...env, DATABASE_POOL_SIZE: "abc" }), 'DATABASE_POOL_SIZE is "abc"');
    expectExplanation(await refused({ ...env, DATABASE_URL: "mysql://localhost/x" }), "begins with mysql:");
  });

  test("a PORT that is none", async () => {
    expectExplanation(await refused({ PORT: "http" }), 'PORT is "http"');
  });

  test("a secret that is too short to sign with, whether given or kept", async () => {
    const data = temporaryDirectory();
    expectExplanation(
      await refused({ NOTECURVE_DATA: data, BETTER_AUTH_SECRET: "hush" }),
      "BETTER_AUTH_SECRET has 4 characters",
    );
    writeFileSync(join(data, "secret"), "");
    expectExplanation(
      await refused({ NOTECURVE_DATA: data, BETTER_AUTH_SECRET: "" }),
      `${join(data, "secret")} has 0 characters`,
    );
  });

  test("a database server that does not answer, without its password", async () => {
    const env = {
      NOTECURVE_DATA: temporaryDirectory(),
      DATABASE_URL: "postgresql://me:hush@localhost:1/nowhere",
    };
    const refusal = await refused(env);
    expectExplanation(refusal, "localhost:1/nowhere", "DATABASE_URL");
    expect(refusal.said).not.toContain("hush");
  });

  test("a damaged database", async () => {
    const data = temporaryDirectory();
    mkdirSync(join(data, "postgres"));
    writeFileSync(join(data, "postgres", "PG_VERSION"), "18\n");
    expectExplanation(await refused({ NOTECURVE_DATA: data }), "npm run snapshot -- restore <name>");
  });

  test("a data directory that is a file", async () => {
    const file = join(temporaryDirectory(), "data");
    writeFileSync(file, "");
    expectExplanation(await refused({ NOTECURVE_DATA: file }), file);
  });
});

test.runIf(process.env.TEST_DATABASE_URL)("several serve the same Postgres server at once", async () => {
  const database = `notecurve_test_${randomBytes(6).toString("hex")}`;
  await onTestServer((run) => run(`CREATE DATABASE "${database}"`));
  onTestFinished(() =>
    onTestServer(async (run) => void (await run(`DROP DATABASE "${database}" WITH (FORCE)`))),
  );
  const env = { DATABASE_URL: testServerUrl(database) };
  const servers = await Promise.all([started(env), started(env), started(env)]);
  for (const server of servers) {
    expect((await fetch(server.url)).status).toBe(200);
    expect(await server.stop("SIGTERM")).toBe(0);
  }
});
