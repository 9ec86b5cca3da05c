import { defineConfig } from "@playwright/test";
import { findChromium } from "./tests/support/find-chromium";

const { executablePath, args, env } = findChromium();

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./tests/support/serve-browser-tests.ts",
  outputDir: "test-results",
  fullyParallel: true,
  // On two cores: while one waits, for the server or a moment to pass, the others go on; a fourth costs more than it gives.
  workers: 3,
  // Some tests press twice within a fraction of a second, which fails on a busy machine. A test that fails three times
  // is broken.
  retries: process.env.CI ? 2 : 0,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    launchOptions: {
      executablePath,
      args: [...args],
      env: { ...(process.env as Record<string, string>), ...env },
    },
    // Tracing costs a quarter of the time; where tests are retried, the retry is traced.
    trace: process.env.CI ? "on-first-retry" : "retain-on-failure",
    timezoneId: "Europe/Berlin",
  },
  projects: [
    // A tag names the only device on which a test says something.
    {
      name: "desktop",
      grepInvert: /@phone/,
      use: { locale: "en-GB", viewport: { width: 1280, height: 800 } },
    },
    {
      name: "phone",
      grepInvert: /@desktop/,
      use: { locale: "zh-CN", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
});
