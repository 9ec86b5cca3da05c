import { describe, expect, test } from "vitest";
import { findBreaches } from "./find-breaches";

function breachesIn(sources: Record<string, string>): string[] {
  return findBreaches(new Map(Object.entries(sources)));
}

describe("an import that breaks a law is found, with file and line", () => {
  test.each([
    ["lib/quiz/a.ts", `import { b } from "../services/b";`, "the domain stands alone"],
    [
      "lib/items/card/a.ts",
      `import type { NextRequest } from "next/server";`,
      "no framework and no database",
    ],
    ["lib/notes/a.ts", `import { PGlite } from "@electric-sql/pglite";`, "no framework and no database"],
    ["lib/notes/a.ts", `import { readFile } from "node:fs/promises";`, "does not touch the system"],
    ["lib/notes/read-a.ts", `import { readdir } from "node:fs/promises";`, "does not touch the system"],
    ["lib/items/a.ts", `import { createHash } from "node:crypto";`, "does not touch the system"],
    ["app/a.tsx", `import { getPrisma } from "@/lib/db/prisma-client";`, "go through services"],
    ["app/a.tsx", `const later = await import("@/lib/db/prisma-client");`, "go through services"],
    ["app/a.tsx", `import { defaultPreset } from "@/lib/scheduling/presets";`, "pages take only types"],
    ["lib/services/a.ts", `export { Page } from "@/app/page";`, "nothing reaches up to the pages"],
    ["lib/services/a.ts", `import { main } from "@/lib/cli/notes";`, "nobody calls a command"],
    ["lib/db/a.ts", `import { grade } from "../services/grade";`, "the database knows no services"],
    ["lib/db/a.ts", `import { draw, type Given } from "@/lib/items/draw";`, "only types of the domain"],
    ["lib/auth/a.ts", `import { grade } from "@/lib/services/grade";`, "auth knows no services"],
    ["lib/services/a.ts", `import { Prisma } from "@/lib/db/client/client";`, "only lib/db imports Prisma"],
    ["lib/auth/a.ts", `import { Pool } from "pg";`, "only lib/db imports Prisma"],
    ["lib/quiz/a.ts", `import { fsrs } from "ts-fsrs";`, "imports ts-fsrs"],
  ])("%s: %s", (file, statement, law) => {
    const breaches = breachesIn({ [file]: `// first line\n${statement}\n` });
    expect(breaches).toEqual([expect.stringContaining(law)]);
    expect(breaches[0]).toMatch(new RegExp(`^${file}:2: `));
  });
});

test("allowed imports are not reported", () => {
  const breaches = breachesIn({
    "app/a.tsx": `import { startQuiz } from "@/lib/services/start-quiz";\nimport { good } from "@/lib/scheduling/memory";`,
    "lib/services/a.ts": `import { draw } from "@/lib/items/draw";\nimport { getPrisma } from "@/lib/db/prisma-client";`,
    "lib/db/a.ts": `import type { Given } from "@/lib/items/draw";\nimport { type Memory } from "../scheduling/memory";`,
    "lib/scheduling/schedule-review.ts": `import { fsrs } from "ts-fsrs";`,
    "lib/services/read-course-files.ts": `import { readFile } from "node:fs/promises";`,
    "lib/items/draw.ts": `import type { Locale } from "@/lib/i18n/locale";`,
  });
  expect(breaches).toEqual([]);
});

test("modules that import each other are found, even via a third or by a type", () => {
  const breaches = breachesIn({
    "lib/quiz/a.ts": `import { b } from "./b";`,
    "lib/quiz/b.ts": `import { c } from "@/lib/quiz/c";`,
    "lib/quiz/c.ts": `import type { A } from "./a";`,
  });
  expect(breaches).toHaveLength(1);
  expect(breaches[0]).toContain("lib/quiz/a.ts → lib/quiz/b.ts → lib/quiz/c.ts → lib/quiz/a.ts");
});

test("clock, randomness and environment in the domain are found; in a comment or a text they are not", () => {
  const source = [
    "// Date.now() would be wrong here",
    'const said = "Math.random()";',
    "const at = new Date(now);",
    "const wrong = new Date();",
    "const chance = Math.random();",
  ].join("\n");
  expect(breachesIn({ "lib/quiz/a.ts": source })).toEqual([
    expect.stringMatching(/^lib\/quiz\/a\.ts:5: Math\.random/),
    expect.stringMatching(/^lib\/quiz\/a\.ts:4: new Date\(\)/),
  ]);
  expect(breachesIn({ "lib/services/a.ts": source })).toEqual([]);
});

test("an import in a comment or a text does not count", () => {
  const source = [
    '/* import { a } from "@/lib/db/a"; */',
    'const glob = "app/**/*.ts";',
    'const text = `import { a } from "@/lib/db/a";`;',
  ].join("\n");
  expect(breachesIn({ "app/a.ts": source })).toEqual([]);
});

test("folders that import each other are found, though no file imports itself", () => {
  const breaches = breachesIn({
    "lib/items/a.ts": `import type { B } from "@/lib/notes/b";`,
    "lib/notes/c.ts": `import { d } from "@/lib/blocks/d";`,
    "lib/blocks/d.ts": `import type { E } from "../items/e";`,
  });
  expect(breaches).toEqual([expect.stringContaining("lib/blocks → lib/items → lib/notes → lib/blocks")]);
});
