import { DatabaseProblem, reasonOf } from "@/lib/db/database-problem";
import { openDatabase } from "@/lib/db/open-database";
import type { OpenDatabase } from "@/lib/db/opened-database";
import { describePublication } from "@/lib/services/describe-publication";
import { publishContent } from "@/lib/services/publish-content";

/** So long a request waits for the database server at most; publishing, before the first one, has no limit. */
const patienceMs = 3_000;

/**
 * Makes a server process ready for requests: opens the database, brings it up to date and publishes what has changed
 * in `content/`. If the database cannot be opened, says why and what to do, and ends the process.
 */
export async function startServer(): Promise<void> {
  const { watch } = await openOrExit();
  await publish();
  if (watch !== null) watch.patienceMs = patienceMs;
  whenStarted()?.();
}

async function openOrExit(): Promise<OpenDatabase> {
  try {
    return await openDatabase({ report: showStep });
  } catch (error) {
    console.error(`\n${explain(error)}`);
    process.exit(1);
  }
}

/** Next calls itself ready before this work is done, so the start command waits for word from here (serve.mjs). */
function whenStarted(): (() => void) | undefined {
  return (globalThis as { [key: symbol]: unknown })[Symbol.for("notecurve.whenStarted")] as
    | (() => void)
    | undefined;
}

function explain(error: unknown): string {
  if (error instanceof DatabaseProblem) return error.message;
  return `The database cannot be opened: ${reasonOf(error)}`;
}

/** A note with mistakes keeps nobody from learning: what was published last stays live. */
async function publish(): Promise<void> {
  const begin = performance.now();
  console.log("  … Publishing content/ where it has changed");
  try {
    const report = await publishContent({ contentDir: "content" });
    for (const { isFine, text } of describePublication("content", report)) {
      if (isFine) showStep(text, performance.now() - begin);
      else console.error(`  ! ${text}`);
    }
  } catch (error) {
    console.error(
      `  ! content/ was not published: ${reasonOf(error)}
` +
        "      What was published before stays live. See that the folder is there and may be read, and start again.",
    );
  }
}

function showStep(step: string, elapsedMs: number): void {
  console.log(`  ✓ ${step}: ${(elapsedMs / 1000).toFixed(2)} s`);
}
