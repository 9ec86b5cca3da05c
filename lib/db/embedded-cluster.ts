import { fsyncSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/**
 * Postgres's settings for one process and one connection. 16 MB of shared buffers instead of 128 lets the whole
 * database run in about 180 MB instead of 290, no slower: the operating system caches the files anyway. Of the
 * ways to sync, only `fsync` reaches the disk from WebAssembly; the default, fdatasync, does nothing there.
 */
const SETTINGS = ["shared_buffers=16MB", "wal_sync_method=fsync", "max_wal_size=128MB"];

const NO_FSYNC = "-F";

/** Without its `-F`, so that what is committed survives a power cut and not only a killed process. */
const START_PARAMETERS = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== NO_FSYNC),
  ...SETTINGS.flatMap((setting) => ["-c", setting]),
];

/**
 * Opens the cluster in a directory, creating it where there is none. Nothing guards it: see takeDataLock.
 *
 * @throws Error with Postgres's own last words, where it had any
 */
export async function openCluster(directory: string, options: { contents?: Blob } = {}): Promise<PGlite> {
  let lastWords: string | undefined;
  const listen = (text: string) => {
    lastWords = /\b(?:FATAL|PANIC):\s*(.+)/.exec(text)?.[1] ?? lastWords;
    return true;
  };
  try {
    return await PGlite.create({
      fs: new SyncingNodeFs(directory),
      startParams: START_PARAMETERS,
      onStderr: listen,
      ...(options.contents ? { loadDataDir: options.contents } : {}),
    });
  } catch (error) {
    throw lastWords ? new Error(lastWords, { cause: error }) : error;
  }
}

const EIO = 29;

type MountedFile = { nfd?: number };

/** PGlite's file system for Node, with the fsync that it lacks. */
class SyncingNodeFs extends NodeFS {
  override async init(...parameters: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(...parameters);
    const addSync = (module: {
      FS: { filesystems: { NODEFS: { stream_ops: { fsync?: typeof sync } } } };
    }) => {
      module.FS.filesystems.NODEFS.stream_ops.fsync = sync;
    };
    const preRun = [...((emscriptenOpts.preRun as unknown[]) ?? []), addSync];
    return { emscriptenOpts: { ...emscriptenOpts, preRun: preRun as never } };
  }
}

/** Returns an errno, as the C library's function does; Postgres stops rather than go on after a failed one. */
function sync({ nfd }: MountedFile): number {
  if (nfd === undefined) return 0;
  try {
    fsyncSync(nfd);
    return 0;
  } catch {
    return EIO;
  }
}
