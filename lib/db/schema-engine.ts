import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type * as SchemaEngineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { MIGRATIONS_DIRECTORY, readMigrations } from "@/lib/db/read-migrations";

type SchemaEngine = SchemaEngineModule.SchemaEngine;
type MigrationList = SchemaEngineModule.MigrationList;

const SCHEMA_PATH = "prisma/schema.prisma";
const ENGINE_MODULE = "@prisma/schema-engine-wasm/schema_engine_bg";

/** Every table and enum of the database is ours. */
export const NO_FILTER = { externalTables: [], externalEnums: [] };

const KEY = Symbol.for("notecurve.schema-engine");

/**
 * The engine's module contains the single WebAssembly instance that it works on: this module may be loaded twice in one
 * process, but the instance must exist only once.
 */
const shared = globalThis as { [KEY]?: Promise<typeof SchemaEngineModule> };

/**
 * Prisma's schema engine, compiled to WebAssembly, on a database in memory, which is also the "shadow" on which it
 * replays migrations. Nothing is downloaded and no child process is started.
 */
export async function startSchemaEngine(database: PGlite): Promise<SchemaEngine> {
  shared[KEY] ??= loadEngine();
  const { SchemaEngine } = await shared[KEY];
  const schema = await readSchema();
  const ignoreLog = () => {};
  return SchemaEngine.new(
    { datamodels: [[schema.path, schema.content]] },
    ignoreLog,
    bindMigrationAwareSqlAdapterFactory(withWholeScripts(database)),
  );
}

/** Sends a script in one piece and awaits it: the adapter does not await it, and loses its errors. */
function withWholeScripts(database: PGlite): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPGlite(database);
  const connect = async () => {
    const adapter = await factory.connect();
    adapter.executeScript = async (script) => {
      await database.exec(script);
    };
    return adapter;
  };
  const { provider, adapterName } = factory;
  return { provider, adapterName, connect, connectToShadowDb: connect };
}

/** schema.prisma with its path, in the engine's format. */
export async function readSchema(): Promise<{ path: string; content: string }> {
  return { path: "schema.prisma", content: await readFile(join(process.cwd(), SCHEMA_PATH), "utf8") };
}

/** All migrations of the repository, in the engine's format. */
export async function readMigrationList(): Promise<MigrationList> {
  const migrations = await readMigrations();
  return {
    baseDir: join(process.cwd(), MIGRATIONS_DIRECTORY),
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
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

/** The engine sets a timer of 10 s for its lock and never clears it; it must not keep a process alive. */
function withIdleTimers(engineModule: object): WebAssembly.ModuleImports {
  const setIdleTimer = (callback: () => void, delayMs: number) => setTimeout(callback, delayMs).unref();
  const entries = Object.entries(engineModule).map(([name, value]) => [
    name,
    name.startsWith("__wbg_setTimeout_") ? setIdleTimer : value,
  ]);
  return Object.fromEntries(entries);
}
