import { accessSync, constants, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseProblem, reasonOf } from "@/lib/db/database-problem";

/** Paths of the embedded database and of the files that belong to it. */
export type DataDirectory = {
  readonly root: string;
  /** The cluster itself. */
  readonly cluster: string;
  readonly snapshots: string;
};

/** The data directory of this process: NOTECURVE_DATA, else `.data` beside package.json. Nothing is created. */
export function dataDirectory(env: NodeJS.ProcessEnv = process.env): DataDirectory {
  const root = resolve(/* turbopackIgnore: true */ env.NOTECURVE_DATA || ".data");
  return { root, cluster: join(root, "postgres"), snapshots: join(root, "snapshots") };
}

/** Creates the missing parts of the directory, accessible to this user only. */
export function createDataDirectory({ root, snapshots }: DataDirectory): void {
  try {
    mkdirSync(root, { recursive: true, mode: 0o700 });
    mkdirSync(snapshots, { recursive: true, mode: 0o700 });
    accessSync(root, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DatabaseProblem(
      `The data directory ${root} cannot be used: ${reasonOf(error)}`,
      [
        "See that this user may write there and that nothing but a directory has that name.",
        "Or choose another place: NOTECURVE_DATA=<directory>.",
      ],
      { cause: error },
    );
  }
}
