import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { createDataDirectory, type DataDirectory } from "@/lib/db/data-directory";
import { takeDataLock } from "@/lib/db/data-lock";
import { DatabaseProblem, reasonOf } from "@/lib/db/database-problem";
import { openCluster } from "@/lib/db/embedded-cluster";
import { finishRestore } from "@/lib/db/finish-restore";

export type EmbeddedDatabase = {
  readonly pglite: PGlite;
  /** Waits for running queries, closes the cluster and releases the lock. */
  close(): Promise<void>;
};

/** The major version of Postgres in PGlite; it cannot read the files of any other. */
const POSTGRES_VERSION = "18";

/**
 * Opens the embedded Postgres of a data directory and, unless told not to, creates it the first time. One process only:
 * the lock is taken before anything is touched, and held until close().
 *
 * @throws DatabaseProblem if it is in use, unreadable, damaged or of another version, or missing and not to be created
 */
export async function openEmbeddedDatabase(
  directory: DataDirectory,
  { create = true }: { readonly create?: boolean } = {},
): Promise<EmbeddedDatabase> {
  if (!create && !existsSync(directory.root)) throw missing(directory.root);
  createDataDirectory(directory);
  const lock = await takeDataLock(directory.root);
  try {
    finishRestore(directory.cluster);
    if (!create && !existsSync(directory.cluster)) throw missing(directory.root);
    const pglite = await openWhole(directory);
    return {
      pglite,
      close: async () => {
        await pglite.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openWhole({ root, cluster }: DataDirectory): Promise<PGlite> {
  if (!existsSync(cluster)) await createWhole(cluster);
  refuseOtherVersion(root, cluster);
  try {
    return await openCluster(cluster);
  } catch (error) {
    throw damaged(root, cluster, error);
  }
}

function missing(root: string): DatabaseProblem {
  return new DatabaseProblem(`There is no database in ${root}.`, [
    "See that NOTECURVE_DATA names the directory that Notecurve keeps its data in.",
    "If there has been none yet: npm start makes one.",
  ]);
}

/** Created under another name first, so that an interrupted creation is never mistaken for a whole cluster. */
async function createWhole(cluster: string): Promise<void> {
  const draft = `${cluster}.new`;
  try {
    rmSync(draft, { recursive: true, force: true });
    const pglite = await openCluster(draft);
    await pglite.close();
    renameSync(draft, cluster);
  } catch (error) {
    throw new DatabaseProblem(
      `A database cannot be made in ${cluster}: ${reasonOf(error)}`,
      ["See that this user may write there, and that the disk has 100 MB left."],
      { cause: error },
    );
  }
}

function refuseOtherVersion(root: string, cluster: string): void {
  let version: string;
  try {
    version = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  } catch (error) {
    throw damaged(root, cluster, error);
  }
  if (version === POSTGRES_VERSION) return;
  throw new DatabaseProblem(
    `The data in ${cluster} was written by Postgres ${version}; this Notecurve brings Postgres ${POSTGRES_VERSION}.`,
    [
      "Start it with the version of Notecurve that wrote it.",
      `Or move ${cluster} aside: the next start begins with an empty database.`,
    ],
  );
}

function damaged(root: string, cluster: string, cause: unknown): DatabaseProblem {
  return new DatabaseProblem(
    `The data in ${cluster} cannot be opened: ${reasonOf(cause)}`,
    [
      "See that this user may read and write every file in it, and that the disk is not full.",
      "Go back to a snapshot: npm run snapshot -- list, then npm run snapshot -- restore <name>. What is there now is kept aside.",
      `Or begin anew: move ${root} aside and start again.`,
    ],
    { cause },
  );
}
