import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import { latePart } from "@/app/_ui/late-part";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const Word = ({ text }: { readonly text: string }) => text;

test("is fetched once, on request, and renders at once when it is loaded", async () => {
  vi.stubGlobal("window", {});
  const load = vi.fn(async () => Word);
  const Late = latePart(load, "meanwhile");
  expect(load).not.toHaveBeenCalled();
  await Promise.all([Late.fetch(), Late.fetch()]);
  expect(load).toHaveBeenCalledTimes(1);
  expect(renderToString(createElement(Late, { text: "here" }))).toContain("here");
});

test("is retried as long as the network is down", async () => {
  vi.useFakeTimers();
  let attempts = 0;
  const Late = latePart(async () => {
    attempts += 1;
    if (attempts < 4) throw new Error("no network");
    return Word;
  });
  const fetched = Late.fetch();
  await vi.advanceTimersByTimeAsync(60_000);
  await expect(fetched).resolves.toBe(Word);
  expect(attempts).toBe(4);
});
