import { DatabaseProblem, reasonOf } from "@/lib/db/database-problem";
import { openDatabase } from "@/lib/db/open-database";
import type { OpenDatabase } from "@/lib/db/opened-database";
import { getPrisma } from "@/lib/db/prisma-client";
import { readLiveCourses } from "@/lib/db/publishing-store";
import { deleteUnusedContents } from "@/lib/db/revision-store";
import { fillItemTexts } from "@/lib/services/browse-texts";
import { describePublication } from "@/lib/services/describe-publication";
import { fillProjections } from "@/lib/services/fill-projections";
import { publishContent } from "@/lib/services/publish-content";

/** A content that no revision has may still be the base of somebody's changes. */
const unusedMs = 7 * 86_400_000;

/** How long a request waits for the database server at most. */
const timeoutMs = 3_000;

/**
 * Prepares a server process for requests: opens and migrates the database, and publishes changes of the directory. If
 * something is published already, that is served meanwhile: a course may take minutes. If the database cannot be
 * opened, prints the problem and its remedy, and ends the process.
 */
export async function startServer(contentDir = "content"): Promise<void> {
  const { watch } = await openOrExit();
  await fill();
  const live = await readLiveCourses(getPrisma());
  await fillItemTexts();
  await deleteUnusedContents(getPrisma(), new Date(Date.now() - unusedMs));
  const publishing = publish(contentDir);
  if (live.length === 0) await publishing;
  if (watch !== null) watch.timeoutMs = timeoutMs;
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

async function fill(): Promise<void> {
  const begin = performance.now();
  const learners = await fillProjections();
  if (learners > 0) showStep(`Filling the counters of ${learners} learners`, performance.now() - begin);
}

/** Next reports itself ready before this work is done, so the start command waits for this signal (serve.mjs). */
function whenStarted(): (() => void) | undefined {
  return (globalThis as { [key: symbol]: unknown })[Symbol.for("notecurve.whenStarted")] as
    | (() => void)
    | undefined;
}

function explain(error: unknown): string {
  if (error instanceof DatabaseProblem) return error.message;
  return `The database cannot be opened: ${reasonOf(error)}`;
}

/** A note with mistakes stops nobody from learning: the last published version stays live. */
async function publish(contentDir: string): Promise<void> {
  const begin = performance.now();
  console.log(`  … Publishing ${contentDir}/ where it has changed`);
  try {
    const report = await publishContent({ contentDir });
    for (const { isFine, text } of describePublication(contentDir, report)) {
      if (isFine) showStep(text, performance.now() - begin);
      else console.error(`  ! ${text}`);
    }
  } catch (error) {
    console.error(
      `  ! ${contentDir}/ was not published: ${reasonOf(error)}
` +
        "      What was published before stays live. See that the folder is there and may be read, and start again.",
    );
  }
}

function showStep(step: string, elapsedMs: number): void {
  console.log(`  ✓ ${step}: ${(elapsedMs / 1000).toFixed(2)} s`);
}
