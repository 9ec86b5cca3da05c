import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/** Tests that open a test database. They run once for each engine; all others run once. */
const needDatabase = ["tests/db", "tests/laws", "tests/lib/services", "tests/lib/auth"].flatMap((folder) =>
  readdirSync(`${root}${folder}`)
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`)
    .filter((file) => /support\/(test-database|postgres-template)"/.test(source(file))),
);

/** Of these, tests that put something else in a module's place, and so can't share modules with others. */
const replaceModules = needDatabase.filter((file) => /vi\.(mock|resetModules)\(/.test(source(file)));

/** Tests that start the built program, and build it if need be. */
const needBuild = ["tests/program/**/*.test.ts"];

type Engine = "embedded" | "postgres";

function source(file: string): string {
  return readFileSync(`${root}${file}`, "utf8");
}

function databaseProjects(engine: Engine): TestProjectInlineConfiguration[] {
  // Sixty days of five learners, and ten people at every door, say the same on both, and take their time.
  const said = ["tests/lib/services/simulated-weeks.test.ts", "tests/laws/authorisation.test.ts"];
  const once = engine === "postgres" ? said : [];
  const test = {
    env: { TEST_ENGINE: engine },
    globalSetup: `tests/support/prepare-${engine}-template.ts`,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  };
  return [
    // Loading the modules once for all files of a worker saves half of the time.
    {
      extends: true,
      test: {
        ...test,
        name: engine,
        include: needDatabase,
        exclude: [...replaceModules, ...once],
        isolate: false,
      },
    },
    {
      extends: true,
      test: { ...test, name: `${engine} apart`, include: replaceModules, exclude: once },
    },
  ];
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
        test: { name: "program", include: needBuild, testTimeout: 240_000, hookTimeout: 240_000 },
      },
      ...engines.flatMap(databaseProjects),
    ],
  },
});
