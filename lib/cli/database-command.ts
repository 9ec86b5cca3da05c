/** What the commands that look at a database share: their arguments, opening and closing it, and what they print. */
import { parseArgs } from "node:util";
import { openDatabase } from "@/lib/db/open-database";
import { fillProjections } from "@/lib/services/fill-projections";

export type Outcome = {
  readonly report: unknown;
  readonly lines: readonly string[];
  readonly isFine: boolean;
};

export type Command = () => Promise<Outcome>;

/** How many faults are printed one by one. */
export const mostShown = 20;

/** Runs the command that the arguments name, and returns the exit code: 0 fine, 1 findings, 2 wrong usage. */
export async function runDatabaseCommand(
  commands: ReadonlyMap<string, Command>,
  usage: string,
): Promise<number> {
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

async function run(command: Command, json: boolean): Promise<number> {
  const database = await openDatabase({ create: false });
  try {
    await fillProjections();
    const { report, lines, isFine } = await command();
    console.log(json ? JSON.stringify(report) : lines.join("\n"));
    return isFine ? 0 : 1;
  } finally {
    await database.close();
  }
}
