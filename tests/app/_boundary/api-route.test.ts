import { expect, test, vi } from "vitest";
import { z } from "zod";
import { apiRoute } from "@/app/_boundary/api-route";
import { jsonPost } from "@/app/_boundary/json-post";
import { answered } from "@/lib/quiz/api";
import { longestAnswer } from "@/lib/quiz/limits";
import { Browser } from "@/tests/support/fake-browser";

vi.mock("next/headers", () => import("@/tests/support/fake-browser"));

const echo = apiRoute(
  jsonPost({
    access: "anyone",
    work: null,
    input: z.object({
      text: z.string(),
      many: z.array(z.int()).max(3).optional(),
      note: z.string().max(5).optional(),
    }),
    run: async ({ text }) => ({ text }),
  }),
);

const json = { "content-type": "application/json" };

/** Status and body of a post without a session. */
async function post(body: BodyInit, headers: Record<string, string> = json) {
  const init = { method: "POST", body, headers, duplex: "half" } as RequestInit;
  const response = await new Browser().posts(() => echo(new Request("http://localhost/api/echo", init)));
  return { status: response.status, answer: await response.json() };
}

const refusedFor = (field: string | null) => ({
  status: 400,
  answer: { error: { code: "invalid-input", field, message: expect.any(String) } },
});

test("an object of the right shape reaches the service", async () => {
  expect(await post('{"text":"½ 中文"}')).toEqual({ status: 200, answer: { text: "½ 中文" } });
});

test("a post from another site or from a form is refused", async () => {
  for (const type of ["text/plain", "application/jsonx", "application/json-patch+json"])
    expect(await post('{"text":""}', { "content-type": type })).toEqual(refusedFor("content-type"));
  expect(await post('{"text":""}', { ...json, "sec-fetch-site": "cross-site" })).toEqual(refusedFor(null));
});

test("a wrong field is named; a body that is not JSON, or contains U+0000, is refused as a whole", async () => {
  expect(await post('{"text":1}')).toEqual(refusedFor("text"));
  expect(await post("null")).toEqual(refusedFor(null));
  expect(await post("{")).toEqual(refusedFor("body"));
  expect(await post('{"text":"\\u0000"}')).toEqual(refusedFor("body"));
});

test("Half of a surrogate pair, which no database stores, becomes U+FFFD; pairs and written escapes stay", async () => {
  const texts = [
    ['{"text":"a\\ud800"}', "a\ufffd"],
    ['{"text":"\\uDFFF\\uD800b"}', "\ufffd\ufffdb"],
    ['{"text":"\\ud83d\\ude00"}', "😀"],
    ['{"text":"\\\\ud800"}', "\\ud800"],
  ] as const;
  for (const [body, text] of texts) expect(await post(body)).toEqual({ status: 200, answer: { text } });
  expect(await post(`{"text":"","deep":${"[".repeat(100_000)}"\\ud800"${"]".repeat(100_000)}}`)).toEqual(
    refusedFor("body"),
  );
});

test("JSON is recognised by its media type, with any parameters and in any spelling", async () => {
  const headers = { "content-type": "Application/JSON ; charset=utf-8" };
  expect(await post('{"text":"a"}', headers)).toMatchObject({ status: 200 });
});

test("a refusal names the remedy", async () => {
  const message = async (...posted: Parameters<typeof post>) => (await post(...posted)).answer.error.message;
  expect(await message('{"text":"a","many":[1,2,3,4]}')).toContain(
    "“many” holds more than 3. Send at most 3",
  );
  expect(await message('{"text":"a","note":"abcdef"}')).toContain("at most 5 characters");
  expect(await message('{"text":1}')).toContain("“text”");
  expect(await message("{")).toContain("not JSON");
  expect(await message('{"text":""}', {})).toContain("Content-Type: application/json");
  expect(await message(`{"text":"${"a".repeat(600_000)}"}`)).toContain("512 KB");
});

test("an endless body is read up to the limit only", async () => {
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(64 * 1024).fill(32));
    },
  });
  expect(await post(endless)).toEqual(refusedFor("body"));
  expect(pulled).toBeLessThan(20);
});

test("an answer that is too long is told so with the limit, in each of its forms", async () => {
  const input = z.intersection(answered({}), z.object({}));
  const answering = apiRoute(jsonPost({ access: "anyone", work: null, input, run: async () => ({}) }));
  const long = "a".repeat(longestAnswer + 1);
  const parts = Array.from({ length: 40 }, () => "a".repeat(100));
  for (const answer of [{ text: long }, long, { ids: [long] }, { ids: parts }, { cells: [parts] }]) {
    const init = { method: "POST", body: JSON.stringify({ answer }), headers: json };
    const response = await new Browser().posts(() =>
      answering(new Request("http://localhost/api/echo", init)),
    );
    expect(response.status).toBe(400);
    expect((await response.json()).error.message).toContain("at most 2,000 characters");
  }
});
