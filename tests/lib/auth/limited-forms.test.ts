import { expect, test, vi } from "vitest";
import { z } from "zod";
import { formAction } from "@/app/_boundary/form-action";
import { untouchedForm } from "@/app/_boundary/form-state";
import { minutesToWait } from "@/app/_boundary/minutes-to-wait";
import { AppError } from "@/lib/app-error";
import { limitWork } from "@/lib/auth/work-limit";
import type { Locale } from "@/lib/i18n/locale";
import { Browser } from "@/tests/support/fake-browser";
import { withTestDatabase } from "@/tests/support/test-database";

let locale: Locale = "en";
vi.mock("next/headers", () => import("@/tests/support/fake-browser"));
vi.mock("next-intl/server", () => ({ getLocale: async () => locale }));

withTestDatabase();

/** The caller of the fake browser's requests: no proxy has given an address. */
const visitor = { learnerId: null, address: "unknown" };

const save = formAction({
  access: "anyone",
  namespace: "settings",
  work: "form",
  input: z.object({}),
  refusals: { "rate-limited": "tooMany" },
  run: async () => {
    throw new AppError("rate-limited", null, 290);
  },
});

const problem = async () => (await new Browser().posts(() => save(untouchedForm, new FormData()))).problem;

test("a form past its own limit has its own message, with the time to wait", async () => {
  expect(await problem()).toBe("Too many tries. You can try again in 5 min.");
  locale = "zh";
  expect(await problem()).toBe("尝试次数过多。5分钟后可以再试。");
  locale = "en";
});

// Two were requested above.
test("forms and pages share an address's limit", async () => {
  expect(await new Browser().opens(() => minutesToWait("trial", null))).toBe(0);
  await limitWork("trial", visitor, 29_999);
  expect(await new Browser().opens(() => minutesToWait("trial", null))).toBe(15);
  await limitWork("form", visitor, 29_997);
  expect(await problem()).toContain("5 min");
  expect(await problem()).toContain("15 min");
});
