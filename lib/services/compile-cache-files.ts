/** A compile cache on disk: one file per entry, shared by all processes of this installation. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CompileCache } from "@/lib/notes/compile-cache";

/** Where it lies and what its entries are told apart by is all that another thread needs to open it too. */
export type FileCache = CompileCache & { readonly directory: string; readonly code: string };

const directory = ".cache/compile";
/** Everything that compiling a course depends on, apart from its files. */
const sourceFolders = [
  "lib/blocks",
  "lib/expression",
  "lib/figures",
  "lib/i18n",
  "lib/items",
  "lib/markdown",
  "lib/notes",
  "lib/pictures",
];
const otherSources = ["package-lock.json"];

const mostBytes = 64 * 2 ** 20;

/**
 * The cache of this code, or undefined if its sources are not available. In development there is no cache either, since
 * the running code may be older or newer than the sources.
 */
export function openCompileCache(): FileCache | undefined {
  if (process.env.NODE_ENV === "development") return undefined;
  const code = process.env.NOTECURVE_BUILD ?? sourceFingerprint();
  return code === null ? undefined : compileCacheIn(directory, `${process.version} ${code}`);
}

/** `code` names the version of the compiler: another name never reads entries written under this one. */
export function compileCacheIn(directory: string, code: string, limitBytes = mostBytes): FileCache {
  const pathOf = (key: string) => join(directory, sha256(`${code}\n${key}`));
  let pruned = false;
  return {
    directory,
    code,
    read: (key) => attempt(() => unsealed(readFileSync(pathOf(key), "utf8"))),
    write: (key, value) => {
      attempt(() => {
        mkdirSync(directory, { recursive: true });
        if (!pruned) prune(directory, limitBytes);
        pruned = true;
        // A concurrent reader sees the old file or the new one, never part of it.
        const draft = `${pathOf(key)}.${process.pid}`;
        writeFileSync(draft, sealed(JSON.stringify(value)));
        renameSync(draft, pathOf(key));
      });
    },
  };
}

/** The text after its own hash, so that a truncated or damaged file is not used. */
function sealed(text: string): string {
  return `${sha256(text)}\n${text}`;
}

function unsealed(file: string): unknown {
  const end = file.indexOf("\n");
  const text = file.slice(end + 1);
  return file.slice(0, end) === sha256(text) ? JSON.parse(text) : undefined;
}

/** Deletes the oldest files if there are too many bytes. */
function prune(directory: string, limitBytes: number): void {
  const files = readdirSync(directory).map((name) => {
    const path = join(directory, name);
    const { size, mtimeMs } = statSync(path);
    return { path, size, mtimeMs };
  });
  let total = files.reduce((sum, { size }) => sum + size, 0);
  if (total <= limitBytes) return;
  for (const { path, size } of files.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (total <= limitBytes / 2) return;
    rmSync(path, { force: true });
    total -= size;
  }
}

/** Changes whenever the code may compile to something else. Null if the sources are not available. */
export function sourceFingerprint(root = "."): string | null {
  return (
    attempt(() => {
      const hash = createHash("sha256");
      for (const file of compilerSources(root)) {
        hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
      }
      return hash.digest("hex");
    }) ?? null
  );
}

/** The files in the fingerprint, relative to the root. */
export function compilerSources(root: string): string[] {
  const inFolders = sourceFolders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(tsx?|json)$/.test(name))
      .sort()
      .map((name) => join(folder, name)),
  );
  return [...inFolders, ...otherSources];
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Undefined if the disk or a file on it fails. */
function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
