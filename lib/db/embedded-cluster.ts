import { fsyncSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/**
 * Postgres's settings for one process and one connection. With 16 MB of shared buffers instead of 128 the whole
 * database runs in about 180 MB instead of 290, no slower: the operating system caches the files anyway. Only the sync
 * method `fsync` reaches the disk from WebAssembly; the default, fdatasync, does nothing there.
 */
const SETTINGS = ["shared_buffers=16MB", "wal_sync_method=fsync", "max_wal_size=128MB"];

const NO_FSYNC = "-F";

/** Without PGlite's `-F`, so that commits survive a power cut and not only a killed process. */
const START_PARAMETERS = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== NO_FSYNC),
  ...SETTINGS.flatMap((setting) => ["-c", setting]),
];

/**
 * Opens the cluster in a directory, creating it if there is none. Does not lock it: see takeDataLock.
 *
 * @throws Error with Postgres's last message, if there was one
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

/** Returns an errno, like the C function; Postgres stops rather than continue after a failed sync. */
function sync({ nfd }: MountedFile): number {
  if (nfd === undefined) return 0;
  try {
    fsyncSync(nfd);
    return 0;
  } catch {
    return EIO;
  }
}
