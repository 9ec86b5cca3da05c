import { expect, test, vi } from "vitest";
import { z } from "zod";
import { apiRoute } from "@/app/_boundary/api-route";
import { Browser } from "@/tests/support/fake-browser";

vi.mock("next/headers", () => import("@/tests/support/fake-browser"));

const echo = apiRoute({
  access: "anyone",
  input: z.object({ text: z.string() }),
  run: async ({ text }) => ({ text }),
});

const json = { "content-type": "application/json" };

/** Status and answer of a post by somebody who is not signed in. */
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

test("what another site or a form posts is refused", async () => {
  expect(await post('{"text":""}', { "content-type": "text/plain" })).toEqual(refusedFor(null));
  expect(await post('{"text":""}', { ...json, "sec-fetch-site": "cross-site" })).toEqual(refusedFor(null));
});

test("a wrong field is named; a body that is none, or holds what no text can, is refused whole", async () => {
  expect(await post('{"text":1}')).toEqual(refusedFor("text"));
  expect(await post("null")).toEqual(refusedFor(null));
  expect(await post("{")).toEqual(refusedFor("body"));
  expect(await post('{"text":"\\u0000"}')).toEqual(refusedFor("body"));
});

test("a body without end is read no further than the limit", async () => {
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
