/** Bounded load on a server of this machine, from outside its process. */
import { createHash } from "node:crypto";
import { Agent, request } from "node:http";

export type Figures = {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly failed: number;
};

export function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

export function figuresOf(latencies: readonly number[], elapsedMs: number, failed = 0): Figures {
  const sorted = latencies.toSorted((a, b) => a - b);
  return {
    requests: latencies.length,
    perSecond: (latencies.length / elapsedMs) * 1000,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    p99: quantile(sorted, 0.99),
    failed,
  };
}

export type Reply = { readonly status: number; readonly cookies: readonly string[]; readonly body: string };

/** Every learner has an address of their own, as behind a proxy, so that limits by address do not affect the load. */
function addressOf(cookie: string): string {
  const session = cookie.split("; ").find((pair) => pair.includes("session_token=")) ?? "";
  const [a, b, c] = createHash("sha256").update(session).digest();
  return `10.${a}.${b}.${c}`;
}

export function sender(base: string, concurrency: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const { hostname, port } = new URL(base);
  const send = (method: "GET" | "POST", path: string, cookie: string, json?: unknown): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const text = json === undefined ? "" : JSON.stringify(json);
      const headers = {
        cookie,
        "x-forwarded-for": addressOf(cookie),
        ...(json === undefined
          ? {}
          : { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
      };
      const sent = request({ agent, hostname, port, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () => {
          const cookies = response.headers["set-cookie"] ?? [];
          resolve({ status: response.statusCode ?? 0, cookies, body: Buffer.concat(chunks).toString() });
        });
      });
      // The server may close a connection that has been idle for long just as it is used again.
      sent.on("error", (error: NodeJS.ErrnoException) => {
        if (sent.reusedSocket && error.code === "ECONNRESET") resolve(send(method, path, cookie, json));
        else reject(error);
      });
      sent.end(text);
    });
  return { send, close: () => agent.destroy() };
}

/** Runs `total` jobs, `concurrency` at a time, and measures each. A job returns whether it succeeded. */
export async function measure(
  total: number,
  concurrency: number,
  job: (i: number) => Promise<boolean>,
): Promise<Figures> {
  const latencies: number[] = [];
  let next = 0;
  let failed = 0;
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (next < total) {
        const i = next++;
        const start = performance.now();
        if (!(await job(i))) failed += 1;
        latencies.push(performance.now() - start);
      }
    }),
  );
  return figuresOf(latencies, performance.now() - begin, failed);
}

/** Keeps the cookies of the replies as a browser would. */
export function withCookies(cookie: string, set: readonly string[]): string {
  const jar = new Map(cookie.split("; ").map((pair) => [pair.slice(0, pair.indexOf("=")), pair]));
  for (const line of set) {
    const pair = line.split(";")[0]!;
    jar.set(pair.slice(0, pair.indexOf("=")), pair);
  }
  return [...jar.values()].join("; ");
}
