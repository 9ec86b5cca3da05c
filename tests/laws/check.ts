/**
 * Prints every violation of the import laws in the program and its tests, and fails if there is one. `--picture`:
 * prints which folder imports which, and how often.
 */
import { readdirSync, readFileSync } from "node:fs";
import { findBreaches, pictureOf } from "./find-breaches";
import { drawPicture } from "./folder-picture";

const GENERATED = "lib/db/client/";

function sourceFiles(): string[] {
  const below = ["app", "lib", "prisma", "tests"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
  );
  return [...readdirSync("."), ...below]
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts") && !file.startsWith(GENERATED))
    .sort();
}

const sources = new Map(sourceFiles().map((file) => [file, readFileSync(file, "utf8")]));
if (process.argv.includes("--picture")) console.log(drawPicture(pictureOf(sources)).join("\n"));
const breaches = findBreaches(sources);
for (const breach of breaches) console.error(breach);
console.log(`${sources.size} files, ${breaches.length} breaches of the laws of imports`);
process.exitCode = breaches.length === 0 ? 0 : 1;
