import { dataDirectory } from "@/lib/db/data-directory";
import { DatabaseProblem } from "@/lib/db/database-problem";
import { openEmbeddedDatabase } from "@/lib/db/embedded-database";
import { snapshotName } from "@/lib/db/snapshot-schedule";
import { listSnapshots, restoreSnapshot, takeSnapshot } from "@/lib/db/snapshots";

const USAGE = `Snapshots of the embedded database (a server's is backed up with pg_dump).
Usage: npm run snapshot -- list
       npm run snapshot -- take             while Notecurve is stopped; a running one takes one a day by itself
       npm run snapshot -- restore <name>   while Notecurve is stopped; what is there now is kept aside`;

const directory = dataDirectory();

async function list(): Promise<void> {
  const snapshots = await listSnapshots(directory.snapshots);
  if (snapshots.length === 0) console.log(`No snapshots in ${directory.snapshots} yet.`);
  for (const { name, bytes } of snapshots) console.log(`${name}  ${(bytes / 1e6).toFixed(1)} MB`);
}

async function take(): Promise<void> {
  const database = await openEmbeddedDatabase(directory, { create: false });
  try {
    const name = await snapshotName(directory.snapshots, new Date());
    const snapshot = await takeSnapshot(database.pglite, directory, name);
    console.log(`Took ${snapshot.name}, ${(snapshot.bytes / 1e6).toFixed(1)} MB.`);
  } finally {
    await database.close();
  }
}

async function restore(name: string): Promise<void> {
  const aside = await restoreSnapshot(directory, name, new Date());
  console.log(`Restored ${name}.`);
  if (aside) console.log(`What was there before is in ${aside}; delete it when you no longer need it.`);
}

async function main([command, name, ...rest]: string[]): Promise<number> {
  try {
    if (command === "list" && name === undefined) await list();
    else if (command === "take" && name === undefined) await take();
    else if (command === "restore" && name !== undefined && rest.length === 0) await restore(name);
    else {
      console.error(USAGE);
      return 2;
    }
    return 0;
  } catch (error) {
    if (!(error instanceof DatabaseProblem)) throw error;
    console.error(error.message);
    return 1;
  }
}

process.exit(await main(process.argv.slice(2)));
