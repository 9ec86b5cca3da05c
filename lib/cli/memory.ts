import { parseArgs } from "node:util";
import { openDatabase } from "@/lib/db/open-database";
import { listLeeches } from "@/lib/services/list-leeches";
import { verifyMemories } from "@/lib/services/verify-memories";

const usage = `Usage: npm run -s memory -- <command> [--json]

  verify    replays every review in the database and compares with the stored memories and day counters
  leeches   the items that somebody has forgotten eight times or more, for their authors

The database is that of DATABASE_URL, else the embedded one. Exit code 0: fine; 1: differences; 2: wrong use,
or the database could not be looked at.`;

const mostShown = 20;

type Outcome = { readonly report: unknown; readonly lines: readonly string[]; readonly isFine: boolean };

async function verify(): Promise<Outcome> {
  const report = await verifyMemories();
  const { learners, memories, reviews, faults } = report;
  const shown = faults.slice(0, mostShown).map((fault) => {
    const [stored, replayed] = [JSON.stringify(fault.stored), JSON.stringify(fault.replayed)];
    return `${fault.learnerId} item ${fault.itemId}: ${fault.field} is ${stored}, the replay gives ${replayed}`;
  });
  const sum = `${reviews} reviews of ${learners} learners replayed, ${memories} memories compared: ${faults.length || "no"} differences`;
  return { report, lines: [...shown, sum], isFine: faults.length === 0 };
}

async function leeches(): Promise<Outcome> {
  const items = await listLeeches();
  const lines = items.map((item) => `${item.item}: a leech for ${item.leeches} of ${item.learners} learners`);
  return { report: items, lines: lines.length > 0 ? lines : ["No item is a leech."], isFine: true };
}

const commands = new Map([
  ["verify", verify],
  ["leeches", leeches],
]);

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
    const command = positionals.length === 1 ? commands.get(positionals[0]!) : undefined;
    if (command) return await run(command, values.json ?? false);
    if (positionals.length > 0) console.error(`There is no command ${positionals.join(" ")}.\n`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 2;
  }
  console.error(usage);
  return 2;
}

async function run(command: () => Promise<Outcome>, json: boolean): Promise<number> {
  const database = await openDatabase({ create: false });
  try {
    const { report, lines, isFine } = await command();
    console.log(json ? JSON.stringify(report) : lines.join("\n"));
    return isFine ? 0 : 1;
  } finally {
    await database.close();
  }
}

process.exitCode = await main();
