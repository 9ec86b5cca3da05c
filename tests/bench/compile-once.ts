/**
 * Compiles a course once, as a freshly started process does, and prints how long that took as a JSON line. Arguments:
 * the course's folder, the cache's folder, and `changed` to add a line to one of its notes first.
 */
import { basename } from "node:path";
import { recompileCourse } from "@/lib/notes/recompile-course";
import { compileCacheIn } from "@/lib/services/compile-cache-files";
import { compileInThreads } from "@/lib/services/compile-in-threads";
import { readCourseFiles } from "@/lib/services/read-course-files";

const [folder = "", cacheFolder = "", state] = process.argv.slice(2);
const files = new Map(await readCourseFiles(folder));
const [note] = [...files.keys()].filter((name) => name.endsWith(".en.md"));
if (state === "changed" && note !== undefined) files.set(note, `${files.get(note)}\nA line more.\n`);
const before = process.cpuUsage();
const start = performance.now();
const { items } = await recompileCourse(
  basename(folder),
  files,
  { gate: true },
  compileCacheIn(cacheFolder, "bench"),
  compileInThreads,
);
const wallMs = performance.now() - start;
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ wallMs, cpuMs: (user + system) / 1000, items: items.length }));
