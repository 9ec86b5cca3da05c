/** Prints every regular expression of the program that may take superlinear time, and fails if there is one. */
import { readdirSync, readFileSync } from "node:fs";
import { findSlowPatterns } from "./find-slow-patterns";

const GENERATED = "lib/db/client/";

const files = [
  ...readdirSync("."),
  ...["app", "lib"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
  ),
]
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.(?:tsx?|m?js)$/.test(file) && !file.endsWith(".d.ts") && !file.startsWith(GENERATED))
  .sort();

const slow = files.flatMap((file) => findSlowPatterns(file, readFileSync(file, "utf8")));
for (const one of slow) console.error(one);
console.log(`${files.length} files, ${slow.length} slow regular expressions`);
process.exitCode = slow.length === 0 ? 0 : 1;
