import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { startServer } from "@/lib/services/start-server";
import { courseYaml, noteText } from "@/tests/support/small-course";
import { temporaryDirectory } from "@/tests/support/temporary-directory";
import { withTestDatabase } from "@/tests/support/test-database";

const compiler = vi.hoisted(() => ({ begun: 0, goOn: () => {} }));

// Compiled in this process, and only when the test says so.
vi.mock("@/lib/services/compile-apart", async () => {
  const { recompileCourse } = await import("@/lib/notes/recompile-course");
  return {
    compileApart: async (...[slug, files, options]: Parameters<typeof recompileCourse>) => {
      await new Promise<void>((resolve) => {
        compiler.goOn = resolve;
        compiler.begun += 1;
      });
      return recompileCourse(slug, files, options, undefined);
    },
  };
});

withTestDatabase();

test("what is published is served while a changed course is compiled; the first time there is nothing to serve", async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  const contentDir = temporaryDirectory();
  await mkdir(join(contentDir, "small"));
  await writeFile(join(contentDir, "small", "course.yaml"), courseYaml);
  const write = (cards: number) => writeFile(join(contentDir, "small", "first.en.md"), noteText({ cards }));
  const items = () => getPrisma().item.count({ where: { retiredAt: null } });

  await write(1);
  let isStarted = false;
  const first = startServer(contentDir).then(() => {
    isStarted = true;
  });
  await expect.poll(() => compiler.begun, { timeout: 20_000 }).toBe(1);
  expect(isStarted).toBe(false);
  compiler.goOn();
  await first;
  expect(await items()).toBe(5);

  await write(2);
  await startServer(contentDir);
  expect(await items()).toBe(5);
  await expect.poll(() => compiler.begun, { timeout: 20_000 }).toBe(2);
  compiler.goOn();
  await expect.poll(items, { timeout: 20_000 }).toBe(6);
});
