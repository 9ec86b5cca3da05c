import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/** Tests that open a test database. They run once for each engine; all others run once. */
const needDatabase = ["tests/db", "tests/lib/services", "tests/lib/auth"].flatMap((folder) =>
  readdirSync(`${root}${folder}`)
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`)
    .filter((file) =>
      /support\/(test-database|postgres-template)"/.test(readFileSync(`${root}${file}`, "utf8")),
    ),
);

/** Tests that start the built program, and build it if need be. */
const needBuild = ["tests/program/**/*.test.ts"];

type Engine = "embedded" | "postgres";

function databaseProject(engine: Engine): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name: engine,
      include: needDatabase,
      // Sixty days of five learners say the same on both, and take their time.
      exclude: engine === "postgres" ? ["tests/lib/services/simulated-weeks.test.ts"] : [],
      env: { TEST_ENGINE: engine },
      globalSetup: `tests/support/prepare-${engine}-template.ts`,
      testTimeout: 30_000,
      hookTimeout: 60_000,
    },
  };
}

const engines: Engine[] = process.env.TEST_DATABASE_URL ? ["embedded", "postgres"] : ["embedded"];

export default defineConfig({
  resolve: { alias: { "@": root.replace(/\/$/, "") } },
  test: {
    // By default one core is kept free: of two cores, that is half.
    maxWorkers: "100%",
    env: { BETTER_AUTH_SECRET: "a secret for tests only, of no use elsewhere" },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: [...needDatabase, ...needBuild, "tests/e2e/**"],
          // Loading the modules once for all files of a worker takes a quarter off.
          isolate: false,
          // Property tests run over many cases, and may be slow on slow machines.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: { name: "program", include: needBuild, testTimeout: 240_000 },
      },
      ...engines.map(databaseProject),
    ],
  },
});
