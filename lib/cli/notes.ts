/** `npm run -s notes -- …`: checks notes, draws variants of their items and grades answers, without server or database. */
import { runNotes } from "./notes-command";

// The reader of our output may stop early (`| head`).
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

process.exitCode = await runNotes(process.argv.slice(2), {
  // npm runs commands in the repository's root, wherever they were typed.
  directory: process.env.INIT_CWD ?? process.cwd(),
  input: process.stdin,
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
});
