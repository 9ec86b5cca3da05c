/**
 * `npm run bench`: how fast the program is on this machine. Needs a Postgres server in DATABASE_URL, on which it makes
 * a database of its own and drops it at the end; without one it measures the embedded database only.
 *
 * Method: one server process as `npm start` runs it; load from this process over loopback, bounded in requests; every
 * request carries a session cookie that the server checks. Each figure is the median of three runs after a warm-up; the
 * server has answered some thousand requests before the first, since V8 compiles only what has run often.
 * "Floor": the same two statements a review sends, run with pg in this process without server, framework or grading.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Pool } from "pg";
import { writeReviewSql } from "@/lib/db/event-store";
import { openDatabase } from "@/lib/db/open-database";
import { readContextSql } from "@/lib/db/review-store";
import type { VariantId } from "@/lib/quiz/ids";
import { presentRules } from "@/lib/scheduling/memory";
import { loadLearnerQueue } from "@/lib/services/learner-queue";
import { loadSessionSummary } from "@/lib/services/load-session-summary";
import { startQuiz } from "@/lib/services/start-quiz";
import { submitReviews } from "@/lib/services/submit-reviews";
import { undoLastEvent } from "@/lib/services/undo-event";
import { startTestServer } from "@/tests/support/test-server";
import { benchAgainst } from "./against";
import { measureBrowser } from "./browser";
import { benchCompile } from "./compile";
import { benchLearnerPages, seedLongHistory } from "./learner-pages";
import { benchYear } from "./learner-year";
import { type LoadLearner, nextReview, signedInLearners } from "./learners";
import { type Figures, figuresOf, measure, median, sender, withCookies } from "./load";
import { benchOrders } from "./review-orders";
import { learnerId, loadLearners, seed, veteran } from "./seed";
import { benchTeacherPages, seedLargeClass } from "./teacher-pages";

const runs = 3;
const warmUpReviews = 4_000;
const secret = randomBytes(32).toString("hex");
const today = Math.floor(Date.now() / 86_400_000);

function report(what: string, figures: Figures): void {
  const n = (value: number, digits = 1) => value.toFixed(digits).padStart(9);
  const failures = figures.failed > 0 ? `  ${figures.failed} FAILED` : "";
  const times = `${n(figures.p50)}${n(figures.p95)}${n(figures.p99)} ms`;
  console.log(`${what.padEnd(44)}${n(figures.perSecond, 0)}/s${times}${failures}`);
}

async function medianOfRuns(what: string, run: () => Promise<Figures>): Promise<Figures> {
  await run();
  const all: Figures[] = [];
  for (let i = 0; i < runs; i += 1) all.push(await run());
  const pick = (key: keyof Figures) => median(all.map((f) => f[key]));
  const figures: Figures = {
    requests: pick("requests"),
    perSecond: pick("perSecond"),
    p50: pick("p50"),
    p95: pick("p95"),
    p99: pick("p99"),
    failed: all.reduce((sum, f) => sum + f.failed, 0),
  };
  report(what, figures);
  return figures;
}

async function benchServer(url: string, learners: LoadLearner[]): Promise<void> {
  const client = sender(url, 64);
  for (const learner of learners) {
    const reply = await client.send("POST", "/api/quiz", learner.cookie, { holding: [] });
    if (reply.status !== 200)
      throw new Error(`the server answered ${reply.status}: ${reply.body.slice(0, 300)}`);
    learner.cookie = withCookies(learner.cookie, reply.cookies);
  }
  const post = (size: number) => async (i: number) => {
    const learner = learners[i % learners.length]!;
    const reviews = Array.from({ length: size }, () => nextReview(learner));
    const reply = await client.send("POST", "/api/reviews", learner.cookie, { reviews });
    return reply.status === 200 && !reply.body.includes("refused");
  };
  await measure(warmUpReviews, 16, post(1));
  for (const concurrency of [1, 16, 64]) {
    const total = concurrency === 1 ? 800 : 1_600;
    await medianOfRuns(`single reviews, concurrency ${concurrency}`, () =>
      measure(total, concurrency, post(1)),
    );
  }
  for (const concurrency of [1, 16, 64]) {
    const total = concurrency === 1 ? 60 : 240;
    const f = await medianOfRuns(`posts of 20 reviews, concurrency ${concurrency}`, () =>
      measure(total, concurrency, post(20)),
    );
    console.log(`  that is ${(f.perSecond * 20).toFixed(0)} reviews/s`);
  }
  for (const concurrency of [1, 16]) {
    await medianOfRuns(`/quiz page, concurrency ${concurrency}`, () =>
      measure(concurrency === 1 ? 40 : 160, concurrency, async (i) => {
        const reply = await client.send("GET", "/quiz", learners[i % learners.length]!.cookie);
        return reply.status === 200;
      }),
    );
  }
  client.close();
}

/** The longest reading page, as a learner gets it. */
async function benchReading(url: string, pool: Pool, learner: LoadLearner): Promise<void> {
  const { rows } = await pool.query<{ path: string }>(
    `SELECT '/courses/' || c.slug || '/' || n.slug AS path
     FROM note_text t JOIN note n ON n.id = t.note_id JOIN course c ON c.id = n.course_id
     WHERE n.retired_at IS NULL ORDER BY length(t.segments::text) DESC LIMIT 1`,
  );
  const path = rows[0]?.path ?? "";
  const client = sender(url, 1);
  let bytes = 0;
  const read = async () => {
    const reply = await client.send("GET", path, learner.cookie);
    learner.cookie = withCookies(learner.cookie, reply.cookies);
    bytes = Buffer.byteLength(reply.body);
    return reply.status === 200;
  };
  await medianOfRuns("the heaviest note, alone", () => measure(100, 1, read));
  console.log(`  that is ${path}, ${(bytes / 1024).toFixed(0)} KB`);
  client.close();
}

/** The two statements of a review by pg alone, with inputs of the same size. */
async function benchFloor(pool: Pool, learners: LoadLearner[]): Promise<void> {
  const items = await pool.query<{ id: string; item_id: number }>("SELECT id, item_id FROM variant");
  const itemOf = new Map(items.rows.map((row) => [row.id, row.item_id]));
  await medianOfRuns("floor: the same SQL by pg, concurrency 16", () =>
    measure(3_000, 16, async (i) => {
      const learner = learners[i % learners.length]!;
      const r = nextReview(learner);
      const asked = [{ id: r.id, variant_id: r.variantId, reviewed_at: r.reviewedAt }];
      const read = await pool.query({
        name: "read",
        text: readContextSql,
        values: [learner.id, JSON.stringify(asked), null],
      });
      const memory = read.rows[0].memories[0];
      const changed = { ...memory, version: memory.version + 1, last_reviewed_at: r.reviewedAt };
      const itemId = itemOf.get(r.variantId)!;
      const added = {
        id: r.id,
        item_id: itemId,
        version: 1,
        variant_id: r.variantId,
        session_id: r.sessionId,
        given: {},
        rating: 3,
        reviewed_at: r.reviewedAt,
        study_day: today,
        preset_version: 0,
        rules: presentRules,
        elapsed_ms: 4000,
        hour: 9,
        phase: 4,
        stage_before: 3,
        stage_after: 3,
        predicted_recall: 0.9,
        calibration_bin: 147_488,
        stability_before: 20,
        stability_after: 45,
      };
      await pool.query({
        name: "write",
        text: writeReviewSql,
        values: [learner.id, JSON.stringify([changed]), JSON.stringify([added])],
      });
      return true;
    }),
  );
}

/** Services in this process: the difference to the server's figures is the cost of framework and network. */
async function benchInProcess(learners: LoadLearner[]): Promise<void> {
  await medianOfRuns("submit-reviews in this process, concurrency 16", () =>
    measure(1_600, 16, async (i) => {
      const learner = learners[i % learners.length]!;
      const [outcome] = await submitReviews({
        learnerId: learner.id,
        reviews: [nextReview(learner)],
        now: new Date(),
      });
      return outcome?.status === "accepted";
    }),
  );
  await medianOfRuns("queue of a learner with 10,000 items", () =>
    measure(200, 1, async () => (await loadLearnerQueue(veteran, new Date())).queue.length > 0),
  );
}

/** What must not grow with a learner's history. */
async function benchHistory(learnerId: string, pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ n: string }>("SELECT count(*) AS n FROM review WHERE learner_id = $1", [
    learnerId,
  ]);
  const of = `of a learner with ${rows[0]?.n} reviews`;
  const entries = (await startQuiz({ learnerId, locale: "en", now: new Date() })).entries.slice(0, 5);
  const sessionId = randomUUID();
  const post = (variantId: VariantId) =>
    submitReviews({
      learnerId,
      reviews: [
        {
          id: randomUUID(),
          variantId,
          sessionId,
          rating: 3,
          reviewedAt: new Date().toISOString(),
          elapsedMs: 4_000,
        },
      ],
      now: new Date(),
    });
  for (const { variantId } of entries) await post(variantId);
  const now = () => new Date();
  await medianOfRuns(`summary ${of}`, () =>
    measure(
      50,
      1,
      async () => (await loadSessionSummary({ learnerId, sessionId, locale: "en", now: now() })).items === 5,
    ),
  );
  const undo = () => undoLastEvent({ learnerId, locale: "en", now: now() });
  await medianOfRuns(`undo ${of}`, async () => {
    const times: number[] = [];
    for (let i = 0; i < 20; i += 1) {
      const [entry] = (await startQuiz({ learnerId, locale: "en", now: now() })).entries;
      if (entry) await post(entry.variantId);
      const begin = performance.now();
      await undo();
      times.push(performance.now() - begin);
    }
    return figuresOf(
      times,
      times.reduce((sum, each) => sum + each, 0),
    );
  });
}

async function withNewDatabase(serverUrl: string, work: (url: string) => Promise<void>): Promise<void> {
  const name = `notecurve_bench_${randomBytes(4).toString("hex")}`;
  const admin = new Pool({ connectionString: serverUrl });
  await admin.query(`CREATE DATABASE ${name}`);
  try {
    await work(Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href);
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  }
}

/** Runs on a server process of its own on a new database with a million memories. */
async function onServer(
  serverUrl: string,
  bench: (url: string, pool: Pool, databaseUrl: string) => Promise<void>,
): Promise<void> {
  await withNewDatabase(serverUrl, async (url) => {
    const environment = { DATABASE_URL: url, BETTER_AUTH_SECRET: secret, TRUSTED_PROXIES: "1" };
    const server = await startTestServer(environment);
    const pool = new Pool({ connectionString: url, max: 16 });
    try {
      console.log("Seeding a million memories …");
      await seed(pool, today);
      await bench(server.url, pool, url);
    } finally {
      await server.stop();
      await pool.end();
    }
  });
}

async function benchOnServer(url: string, pool: Pool, databaseUrl: string): Promise<void> {
  const learners = await signedInLearners(pool, secret);
  heading("One server process on Postgres");
  await benchServer(url, learners);
  await benchReading(url, pool, learners[0]!);
  await benchFloor(pool, learners);
  process.env.DATABASE_URL = databaseUrl;
  const database = await openDatabase();
  await benchInProcess(learners);
  for (const learner of [learnerId(loadLearners + 1), veteran]) await benchHistory(learner, pool);
  await database.close();
  heading("In Chromium, with 300 ms of network latency added");
  await measureBrowser(url, report);
}

async function benchLearner(url: string, pool: Pool): Promise<void> {
  await seedLongHistory(pool);
  heading("A learner's pages, one request at a time");
  await benchLearnerPages(url, pool, secret, medianOfRuns);
}

/** A server whose only learners are those of one large class. */
async function benchTeach(serverUrl: string): Promise<void> {
  await withNewDatabase(serverUrl, async (url) => {
    const environment = { DATABASE_URL: url, BETTER_AUTH_SECRET: secret, TRUSTED_PROXIES: "1" };
    const server = await startTestServer(environment);
    const pool = new Pool({ connectionString: url, max: 4 });
    try {
      console.log("Seeding a class …");
      const classId = await seedLargeClass(pool, today);
      heading("Insights, one request at a time");
      await benchTeacherPages(server.url, pool, { secret, classId }, medianOfRuns);
    } finally {
      await pool.end();
      await server.stop();
    }
  });
}

/** Services in this process, without a server. */
async function benchLearnersYear(databaseUrl: string): Promise<void> {
  console.log("\nA year of learners");
  process.env.DATABASE_URL = databaseUrl;
  const database = await openDatabase();
  await benchYear().finally(() => database.close());
}

/** The embedded database, opened in this process as the server opens it. */
async function embedded(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), "notecurve-bench-"));
  process.env.NOTECURVE_DATA = data;
  delete process.env.DATABASE_URL;
  process.env.BETTER_AUTH_SECRET = secret;
  heading("The embedded database, services in one process");
  const { benchEmbedded } = await import("./embedded");
  const before = process.memoryUsage().rss;
  const begin = performance.now();
  const database = await openDatabase();
  console.log(`opened for the first time in ${(performance.now() - begin).toFixed(0)} ms`);
  try {
    await benchEmbedded(medianOfRuns);
    console.log(
      `resident memory: ${((process.memoryUsage().rss - before) / 2 ** 20).toFixed(0)} MB more than before`,
    );
  } finally {
    await database.close();
    rmSync(data, { recursive: true, force: true });
  }
}

function heading(text: string): void {
  console.log(`\n${text}`);
  console.log(
    `${"".padEnd(44)}${"rate".padStart(11)}${"p50".padStart(9)}${"p95".padStart(9)}${"p99".padStart(9)}`,
  );
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}`);
const serverUrl = process.env.DATABASE_URL;
if (!serverUrl) console.log("DATABASE_URL is not set: the figures for a Postgres server are left out.");
const { values, positionals } = parseArgs({
  options: { against: { type: "string" } },
  allowPositionals: true,
});
const [part] = positionals;
if (part !== undefined && part !== "learner" && part !== "teach") {
  console.error(
    `There is no part ${part} of the bench. Usage: npm run bench [-- learner | teach | --against REF]`,
  );
  process.exitCode = 2;
} else if (values.against !== undefined) {
  await benchAgainst(values.against, serverUrl);
} else if (part === "teach") {
  if (serverUrl) await benchTeach(serverUrl);
} else if (part === "learner") {
  benchOrders();
  if (serverUrl) {
    await onServer(serverUrl, benchLearner);
    await withNewDatabase(serverUrl, benchLearnersYear);
  }
} else {
  if (serverUrl) await onServer(serverUrl, benchOnServer);
  await embedded();
  benchCompile();
}
