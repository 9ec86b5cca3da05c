/** Takes the lock of a directory, reports it, and holds it until told to stop. Ends with 1 if it is refused. */
import { takeDataLock } from "@/lib/db/data-lock";

const [directory = ""] = process.argv.slice(2);
try {
  await takeDataLock(directory);
  console.log(`holding ${process.pid}`);
  process.stdin.resume();
} catch (error) {
  console.log(`refused ${(error as Error).message.split("\n")[0]}`);
  process.exit(1);
}
