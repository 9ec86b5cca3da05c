import { listLeeches } from "@/lib/services/list-leeches";
import { listUnclear } from "@/lib/services/list-unclear";
import { verifyMemories } from "@/lib/services/verify-memories";
import { mostShown, type Outcome, runDatabaseCommand } from "./database-command";

const usage = `Usage: npm run -s memory -- <command> [--json]

  verify    replays every event in the database and compares with the stored memories, and with what each event
            found and left
  leeches   the items that somebody has forgotten eight times or more, for their authors
  unclear   the questions that learners found unclear, with their words and the values drawn, for their authors

The database is that of DATABASE_URL, else the embedded one. Exit code 0: fine; 1: differences; 2: wrong use,
or the database could not be looked at.`;

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

async function unclear(): Promise<Outcome> {
  const reports = await listUnclear();
  const lines = reports.map(({ item, version, date, words, given }) => {
    const numbers = Object.keys(given).length === 0 ? "" : ` with ${JSON.stringify(given)}`;
    return `${item} (version ${version}, ${date})${numbers}: ${words === "" ? "no words" : words}`;
  });
  return {
    report: reports,
    lines: lines.length > 0 ? lines : ["Nobody found a question unclear."],
    isFine: true,
  };
}

const commands = new Map([
  ["verify", verify],
  ["leeches", leeches],
  ["unclear", unclear],
]);

process.exitCode = await runDatabaseCommand(commands, usage);
