import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  compileCacheIn,
  compilerSources,
  openCompileCache,
  sourceFingerprint,
} from "@/lib/services/compile-cache-files";
import { readImports } from "@/tests/laws/read-imports";
import { temporaryDirectory } from "@/tests/support/temporary-directory";

let directory: string;

beforeEach(() => {
  directory = join(temporaryDirectory(), "compile");
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const isFile = (path: string) => existsSync(path) && statSync(path).isFile();
const onlyFile = () => join(directory, readdirSync(directory)[0] as string);

describe("a compile cache on the disk", () => {
  it("gives back what was written, to another process too", () => {
    compileCacheIn(directory, "code").write("gate-1", [{ rule: "no-variant", given: { n: 1 } }]);
    expect(compileCacheIn(directory, "code").read("gate-1")).toEqual([
      { rule: "no-variant", given: { n: 1 } },
    ]);
    expect(compileCacheIn(directory, "code").read("gate-2")).toBeUndefined();
  });

  it("gives other code nothing", () => {
    compileCacheIn(directory, "code").write("gate-1", []);
    expect(compileCacheIn(directory, "newer code").read("gate-1")).toBeUndefined();
  });

  it.each([
    ["empty", () => ""],
    ["cut short", (text: string) => text.slice(0, -5)],
    ["damaged", (text: string) => text.replace("right", "wrong")],
    ["of another make", () => "{}"],
  ])("takes no notice of a file that is %s, and writes it anew", (_, spoil) => {
    const cache = compileCacheIn(directory, "code");
    cache.write("page-1", { text: "right" });
    writeFileSync(onlyFile(), spoil(readFileSync(onlyFile(), "utf8")));
    expect(cache.read("page-1")).toBeUndefined();
    cache.write("page-1", { text: "right" });
    expect(cache.read("page-1")).toEqual({ text: "right" });
  });

  it("leaves no half-written file behind", () => {
    const cache = compileCacheIn(directory, "code");
    for (let round = 0; round < 3; round++) cache.write("page-1", { round });
    expect(readdirSync(directory)).toHaveLength(1);
  });

  it("does without a directory that can't be made or read", () => {
    writeFileSync(join(directory, "..", "file"), "");
    const cache = compileCacheIn(join(directory, "..", "file", "below"), "code");
    cache.write("page-1", {});
    expect(cache.read("page-1")).toBeUndefined();
    const folderInTheWay = compileCacheIn(directory, "code");
    folderInTheWay.write("page-1", {});
    const path = onlyFile();
    mkdirSync(`${path}.${process.pid}`);
    folderInTheWay.write("page-1", { changed: true });
    expect(folderInTheWay.read("page-1")).toEqual({});
  });

  it("makes room by throwing away the oldest entries", () => {
    const old = compileCacheIn(directory, "old code");
    for (let n = 0; n < 10; n++) old.write(`page-${n}`, "x".repeat(1_000));
    for (const name of readdirSync(directory)) utimesSync(join(directory, name), 1, 1);
    const cache = compileCacheIn(directory, "code", 8_000);
    cache.write("page-1", "new");
    const bytes = readdirSync(directory).reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
    expect(bytes).toBeLessThanOrEqual(4_100);
    expect(cache.read("page-1")).toBe("new");
  });
});

describe("the cache of this code", () => {
  it("is not used while the program is developed, since what runs may be older than its sources", () => {
    vi.stubEnv("NODE_ENV", "development");
    expect(openCompileCache()).toBeUndefined();
    vi.stubEnv("NODE_ENV", "production");
    expect(openCompileCache()).toBeDefined();
  });

  it("knows its code by every source that the compiler is made of", () => {
    const covered = new Set(compilerSources("."));
    const found = new Set<string>();
    const walk = (file: string): void => {
      if (found.has(file)) return;
      found.add(file);
      for (const { specifier } of readImports(readFileSync(file, "utf8"))) {
        const local = specifier.startsWith("@/")
          ? specifier.slice(2)
          : specifier.startsWith(".")
            ? join(dirname(file), specifier)
            : null;
        if (local !== null)
          walk([local, `${local}.ts`, `${local}.tsx`].find((path) => isFile(path)) ?? local);
      }
    };
    walk("lib/notes/compile-course.ts");
    expect(found.size).toBeGreaterThan(60);
    expect([...found].filter((file) => !covered.has(file))).toEqual([]);
  });

  it("is another one as soon as a source, or the list of packages, has changed", () => {
    const root = temporaryDirectory();
    for (const file of compilerSources(".")) {
      mkdirSync(join(root, dirname(file)), { recursive: true });
      writeFileSync(join(root, file), "same");
    }
    const before = sourceFingerprint(root);
    expect(before).toEqual(expect.any(String));
    expect(sourceFingerprint(root)).toBe(before);
    for (const file of ["lib/expression/limits.ts", "package-lock.json", "lib/notes/added.ts"]) {
      writeFileSync(join(root, file), "changed");
      expect(sourceFingerprint(root)).not.toBe(before);
      if (file === "lib/notes/added.ts") rmSync(join(root, file));
      else writeFileSync(join(root, file), "same");
      expect(sourceFingerprint(root)).toBe(before);
    }
    expect(sourceFingerprint(join(root, "elsewhere"))).toBeNull();
  });
});
