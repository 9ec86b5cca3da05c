import { parseArgs } from "node:util";
import { openDatabase } from "@/lib/db/open-database";
import { verifyMemories } from "@/lib/services/verify-memories";

const usage = `Usage: npm run -s memory -- verify [--json]

Replays every review in the database (DATABASE_URL, else the embedded one) and compares with the stored
memories and day counters. Exit code 0: all equal; 1: differences; 2: wrong use.`;

const mostShown = 20;

async function verify(json: boolean): Promise<number> {
  const database = await openDatabase();
  try {
    const report = await verifyMemories();
    if (json) console.log(JSON.stringify(report));
    else {
      for (const f of report.faults.slice(0, mostShown)) {
        console.log(
          `${f.learnerId} item ${f.itemId}: ${f.field} is ${JSON.stringify(f.stored)}, the replay gives ${JSON.stringify(f.replayed)}`,
        );
      }
      const { learners, memories, reviews, faults } = report;
      console.log(
        `${reviews} reviews of ${learners} learners replayed, ${memories} memories compared: ${faults.length || "no"} differences`,
      );
    }
    return report.faults.length > 0 ? 1 : 0;
  } finally {
    await database.close();
  }
}

async function main(): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: "boolean" }, help: { type: "boolean" } },
    });
    if (values.help) {
      console.log(usage);
      return 0;
    }
    if (positionals.length === 1 && positionals[0] === "verify") return await verify(values.json ?? false);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return error instanceof TypeError ? 2 : 1;
  }
  console.error(usage);
  return 2;
}

process.exitCode = await main();
