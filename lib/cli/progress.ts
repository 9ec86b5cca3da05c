import { rebuildCounters } from "@/lib/services/fill-projections";
import { verifyCounters } from "@/lib/services/verify-counters";
import { mostShown, type Outcome, runDatabaseCommand } from "./database-command";

const usage = `Usage: npm run -s progress -- <command> [--json]

  verify    sums up every learner's log and compares with the counters that pages show; names each difference
  rebuild   computes the counters anew from the log, learner by learner, also while the program runs; if it is stopped,
            the next one goes on from there

The database is that of DATABASE_URL, else the embedded one (which one process at a time can open). Exit code 0: fine;
1: differences; 2: wrong use, or the database could not be looked at.`;

async function verify(): Promise<Outcome> {
  const report = await verifyCounters();
  const { learners, faults } = report;
  const shown = faults.slice(0, mostShown).map(({ learnerId, table, key, column, stored, summed }) => {
    const place = Object.entries(key).map(([name, value]) => `${name} ${value}`);
    return `${learnerId} ${table}, ${place.join(", ")}: ${column} is ${stored}, the log gives ${summed}`;
  });
  const sum = `Counters of ${learners} learners compared: ${faults.length || "no"} differences`;
  return { report, lines: [...shown, sum], isFine: faults.length === 0 };
}

async function rebuild(): Promise<Outcome> {
  const learners = await rebuildCounters();
  return { report: { learners }, lines: [`Counters of ${learners} learners computed anew`], isFine: true };
}

process.exitCode = await runDatabaseCommand(
  new Map([
    ["verify", verify],
    ["rebuild", rebuild],
  ]),
  usage,
);
