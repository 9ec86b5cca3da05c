import { createServer, request } from "node:http";
import { connect } from "node:net";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

/** Plain modules without types, as the program runs them before anything is compiled. */
const front = (name: string) => import(pathToFileURL(`lib/cli/${name}.mjs`).href);
const { withValidRequests } = await front("valid-requests");
const { withValidForms } = await front("valid-forms");
const { withWholePages } = await front("whole-pages");

let isUnavailable = false;
const server = createServer(
  withValidRequests(
    withValidForms(
      withWholePages(
        async (
          asked: import("node:http").IncomingMessage & { url: string },
          response: import("node:http").ServerResponse,
        ) => {
          let body = "";
          for await (const chunk of asked) body += chunk;
          response.statusCode = asked.url.startsWith("/broken") ? 500 : 200;
          response.setHeader("Content-Type", "text/html; charset=utf-8");
          // As Next does, whose compression wraps `write` and `end`.
          response.writeHead(response.statusCode);
          response.end(`served ${asked.url}${body && ` with ${body.length}`}`);
        },
        () => isUnavailable,
      ),
    ),
  ),
);
beforeAll(() => new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening)));
afterAll(() => void server.close());

const port = () => (server.address() as { port: number }).port;

/** The status of a raw request, since no client of ours would send some of these. */
function raw(head: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port(), "127.0.0.1", () => socket.write(`${head}\r\nConnection: close\r\n\r\n`));
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.on("end", () => resolve(Number(text.split(" ")[1])));
    socket.on("error", reject);
  });
}

type Answer = { status: number; headers: Record<string, unknown>; text: string };

const get = (path: string, headers: Record<string, string> = {}) => ask(path, { headers });
const post = (path: string, body: string, headers: Record<string, string> = {}, pieces = 1) =>
  ask(path, { method: "POST", headers }, body, pieces);

function ask(
  path: string,
  { method = "GET", headers = {} }: { method?: string; headers?: Record<string, string> },
  body = "",
  pieces = 1,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { port: port(), path, method, headers: { accept: "text/html", ...headers } };
    const asking = request(options, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    asking.on("error", reject);
    const size = Math.ceil(body.length / pieces);
    const send = (from: number) => {
      if (from >= body.length) return void asking.end();
      asking.write(body.slice(from, from + size));
      setImmediate(send, from + size);
    };
    send(0);
  });
}

test("a request that no browser sends is the caller's error", async () => {
  const host = "Host: localhost";
  expect(await raw(`TRACE / HTTP/1.1\r\n${host}`)).toBe(405);
  expect(await raw(`PROPFIND / HTTP/1.1\r\n${host}`)).toBe(405);
  expect(await raw(`OPTIONS * HTTP/1.1\r\n${host}`)).toBe(400);
  expect(await raw(`GET http://elsewhere.example/ HTTP/1.1\r\n${host}`)).toBe(400);
  expect(await raw(`POST / HTTP/1.1\r\n${host}\r\nOrigin: junk\r\nContent-Length: 0`)).toBe(400);
  expect(await raw("GET / HTTP/1.1\r\nHost: a b")).toBe(400);
  expect(await raw(`GET / HTTP/1.1\r\n${host}\r\nOrigin: null`)).toBe(200);
  expect(await raw(`GET / HTTP/1.1\r\n${host}\r\nOrigin: http://localhost:3000`)).toBe(200);
  const form = "Content-Type: multipart/form-data";
  expect(await raw(`POST / HTTP/1.1\r\n${host}\r\n${form}\r\nContent-Length: 0`)).toBe(400);
  expect(await raw(`POST / HTTP/1.1\r\n${host}\r\n${form}; boundary=\r\nContent-Length: 0`)).toBe(400);
  expect(await raw(`POST / HTTP/1.1\r\n${host}\r\n${form}; boundary=x\r\nContent-Length: 0`)).toBe(400);
  // JSON routes say themselves what they read.
  expect(await raw(`POST /api/x HTTP/1.1\r\n${host}\r\n${form}\r\nContent-Length: 0`)).toBe(200);
});

const part = (boundary: string, text: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n${text}\r\n`;
const multipart = { "content-type": "multipart/form-data; boundary=x" };

test("an unreadable form is the sender's error, and the page says so in the reader’s language", async () => {
  for (const body of [
    "",
    "junk",
    part("x", "cut off"),
    `${part("y", "of another boundary")}--y--\r\n`,
    `--x\r\nno header\r\n\r\ntext\r\n--x--\r\n`,
  ]) {
    const page = await post("/settings", body, multipart);
    expect(page, body).toMatchObject({
      status: 400,
      headers: { "content-type": "text/html; charset=utf-8" },
    });
    expect(page.text).toContain("This form could not be read.");
    expect(page.text).not.toContain("无法读取这份表单");
    const chinese = await post("/settings", body, { ...multipart, "accept-language": "zh-CN" });
    expect(chinese.text).toContain('<html lang="zh-CN">');
    expect(chinese.text).toContain("无法读取这份表单");
    expect(chinese.text).not.toContain("This form");
  }
  const much = `${part("x", "a".repeat(2 * 1024 * 1024))}--x--\r\n`;
  expect(await post("/settings", much, multipart)).toMatchObject({ status: 413 });
});

test("a readable form arrives complete, in however many chunks", async () => {
  for (const length of [1, 5_000, 900_000]) {
    const body = `${part("x", "a".repeat(length))}--x--\r\n`;
    const served = { status: 200, text: `served /settings with ${body.length}` };
    expect(await post("/settings", body, multipart)).toMatchObject(served);
    expect(await post("/settings", body, multipart, 7)).toMatchObject(served);
  }
});

test("a form posted by a page of another site is refused, behind a proxy too", async () => {
  const post = (...headers: string[]) =>
    raw(["POST / HTTP/1.1", "Host: inside:3000", "Content-Length: 0", ...headers].join("\r\n"));
  expect(await post("Origin: https://elsewhere.example")).toBe(403);
  expect(await post("Origin: null")).toBe(403);
  expect(await post("Origin: http://inside:3000")).toBe(200);
  expect(await post("Origin: https://outside.example", "X-Forwarded-Host: outside.example, a")).toBe(200);
  expect(await post("Origin: http://inside:3000", "X-Forwarded-Host: outside.example")).toBe(403);
});

test("an address that is not text leads to no page", async () => {
  for (const path of ["/courses/%ff", "/courses/%", "/%e4%b8", "/courses/a%00b"])
    expect((await get(path)).text, path).toBe("served /not-found/-");
  expect((await get("/courses/%E4%B8%AD?q=%ff")).text).toBe("served /courses/%E4%B8%AD?q=%ff");
});

test("a page that failed because the database is unavailable says so, in the reader’s language; other failures are unchanged", async () => {
  expect(await get("/broken")).toMatchObject({ status: 500, text: "served /broken" });
  isUnavailable = true;
  const page = await get("/broken", { "accept-language": "fr, en;q=0.5" });
  expect(page).toMatchObject({ status: 503, headers: { "retry-after": "5", "cache-control": "no-store" } });
  expect(page.text).toContain("can’t reach its database");
  expect(page.text).not.toContain("暂时连不上数据库");
  const chinese = await get("/broken", { "accept-language": "en", cookie: "theme=dark; locale=zh" });
  expect(chinese.text).toContain("暂时连不上数据库");
  expect(chinese.text).not.toContain("can’t reach");
  expect(await get("/fine")).toMatchObject({ status: 200 });
  // Without scripts; requests of scripts get another answer.
  const form = await post("/broken", "a=1");
  expect(form).toMatchObject({ status: 503, headers: { "retry-after": "5" } });
  expect(form.text).toContain("send it again");
  expect((await post("/broken", "a=1", { cookie: "locale=zh" })).text).toContain("再提交一次");
  expect(form.text).not.toContain("refresh");
  expect(await post("/broken", "a=1", { "next-action": "x" })).toMatchObject({ status: 500 });
  isUnavailable = false;
});
