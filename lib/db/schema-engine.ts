import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type * as SchemaEngineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { Driver } from "@/lib/db/driver";

export type SchemaEngine = SchemaEngineModule.SchemaEngine;
export type MigrationList = SchemaEngineModule.MigrationList;

const SCHEMA_PATH = "prisma/schema.prisma";
const MIGRATIONS_DIRECTORY = "prisma/migrations";
const ENGINE_MODULE = "@prisma/schema-engine-wasm/schema_engine_bg";

/** Every table and enum of the database is ours. */
export const NO_FILTER = { externalTables: [], externalEnums: [] };

const KEY = Symbol.for("notecurve.schema-engine");

/**
 * The engine's module holds the one WebAssembly instance that it works on, so there must be no second: this module
 * may be loaded twice in one process, and the place where it keeps the instance must not.
 */
const shared = globalThis as { [KEY]?: Promise<typeof SchemaEngineModule> };

/**
 * Prisma's schema engine, compiled to WebAssembly, over a driver. Nothing is downloaded and no child process is
 * started, and it writes the same `_prisma_migrations` table as `prisma migrate deploy`.
 */
export async function startSchemaEngine(driver: Driver): Promise<SchemaEngine> {
  shared[KEY] ??= loadEngine();
  const { SchemaEngine } = await shared[KEY];
  const schema = await readSchema();
  const ignoreLog = () => {};
  return SchemaEngine.new(
    { datamodels: [[schema.path, schema.content]] },
    ignoreLog,
    bindMigrationAwareSqlAdapterFactory(driver),
  );
}

/** schema.prisma with its path, in the shape that the engine takes. */
export async function readSchema(): Promise<{ path: string; content: string }> {
  return { path: "schema.prisma", content: await readFile(join(process.cwd(), SCHEMA_PATH), "utf8") };
}

/** All migrations of the repository, oldest first. */
export async function readMigrations(): Promise<MigrationList> {
  const baseDir = join(process.cwd(), MIGRATIONS_DIRECTORY);
  const names = await migrationNames(baseDir);
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: await readFile(join(baseDir, name, "migration.sql"), "utf8") },
      },
    })),
  );
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}

async function migrationNames(baseDir: string): Promise<string[]> {
  const entries = await readdir(baseDir, { withFileTypes: true }).catch(nothingIfMissing);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function nothingIfMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === "ENOENT") return [];
  throw error;
}

async function loadEngine(): Promise<typeof SchemaEngineModule> {
  const engineModule = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  // Resolved from the root, where a bundler cannot rewrite the path.
  const fromRoot = createRequire(join(process.cwd(), "package.json"));
  const wasm = await readFile(fromRoot.resolve(ENGINE_MODULE).replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, {
    "./schema_engine_bg.js": withIdleTimers(engineModule),
  });
  engineModule.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engineModule;
}

/** The engine sets a timer of 10 s for its lock and never clears it; that must not keep a process alive. */
function withIdleTimers(engineModule: object): WebAssembly.ModuleImports {
  const setIdleTimer = (callback: () => void, delayMs: number) => setTimeout(callback, delayMs).unref();
  const entries = Object.entries(engineModule).map(([name, value]) => [
    name,
    name.startsWith("__wbg_setTimeout_") ? setIdleTimer : value,
  ]);
  return Object.fromEntries(entries);
}
