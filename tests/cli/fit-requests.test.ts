import { createServer, request } from "node:http";
import { connect } from "node:net";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

/** Plain modules without types, as the program runs them before anything is compiled. */
const front = (name: string) => import(pathToFileURL(`lib/cli/${name}.mjs`).href);
const { withFitRequests } = await front("fit-requests");
const { withWholePages } = await front("whole-pages");

let isAway = false;
const server = createServer(
  withFitRequests(
    withWholePages(
      (asked: { url: string }, response: import("node:http").ServerResponse) => {
        response.statusCode = asked.url.startsWith("/broken") ? 500 : 200;
        response.setHeader("Content-Type", "text/html; charset=utf-8");
        // As Next does, whose compression stands over `write` and `end`.
        response.writeHead(response.statusCode);
        response.end(`served ${asked.url}`);
      },
      () => isAway,
    ),
  ),
);
beforeAll(() => new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening)));
afterAll(() => void server.close());

const port = () => (server.address() as { port: number }).port;

/** The status of a request as it is written, since no client of ours would send some of these. */
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

function get(path: string): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  return new Promise((resolve, reject) => {
    const asking = request({ port: port(), path, headers: { accept: "text/html" } }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    asking.on("error", reject).end();
  });
}

test("what no browser sends is the caller's fault", async () => {
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
  expect(await raw(`POST / HTTP/1.1\r\n${host}\r\n${form}; boundary=x\r\nContent-Length: 0`)).toBe(200);
});

test("a form that a page of another site posts is refused, also behind a proxy", async () => {
  const post = (...headers: string[]) =>
    raw(["POST / HTTP/1.1", "Host: inside:3000", "Content-Length: 0", ...headers].join("\r\n"));
  expect(await post("Origin: https://elsewhere.example")).toBe(403);
  expect(await post("Origin: null")).toBe(403);
  expect(await post("Origin: http://inside:3000")).toBe(200);
  expect(await post("Origin: https://outside.example", "X-Forwarded-Host: outside.example, a")).toBe(200);
  expect(await post("Origin: http://inside:3000", "X-Forwarded-Host: outside.example")).toBe(403);
});

test("an address that holds no text is that of no page", async () => {
  for (const path of ["/courses/%ff", "/courses/%", "/%e4%b8", "/courses/a%00b"])
    expect((await get(path)).text, path).toBe("served /not-found/-");
  expect((await get("/courses/%E4%B8%AD?q=%ff")).text).toBe("served /courses/%E4%B8%AD?q=%ff");
});

test("a page that failed because the database is away says so, in both languages; any other failure stays what it was", async () => {
  expect(await get("/broken")).toMatchObject({ status: 500, text: "served /broken" });
  isAway = true;
  const page = await get("/broken");
  expect(page).toMatchObject({ status: 503, headers: { "retry-after": "5", "cache-control": "no-store" } });
  expect(page.text).toContain("can’t reach its database");
  expect(page.text).toContain("暂时连不上数据库");
  expect(await get("/fine")).toMatchObject({ status: 200 });
  isAway = false;
});
