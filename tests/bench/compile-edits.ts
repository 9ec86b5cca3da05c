/**
 * Compiles a course repeatedly in one process, as an editor does: each time the text of a mistake has changed in
 * another exercise of its longest note. Prints a JSON line for each. Arguments: the course's folder, how many times as
 * large to make the course, and `gate` to run the gate.
 */
import { basename } from "node:path";
import { withGraphviz } from "@/lib/figures/graphviz";
import { CourseCompiler } from "@/lib/notes/compile-course";
import { readCourseFiles } from "@/lib/services/read-course-files";
import { repeatedCourse } from "@/tests/support/repeated-course";

const edits = 15;
/** Not counted: freshly loaded code runs slower. */
const warmUp = 5;

const [folder = "", times = "1", mode] = process.argv.slice(2);
const options = { gate: mode === "gate" };
const read = [...(await readCourseFiles(folder))].filter((file): file is [string, string] => {
  return typeof file[1] === "string";
});
const files = repeatedCourse(new Map(read), Number(times));
const [name = ""] = read
  .filter(([file]) => file.endsWith(".en.md"))
  .toSorted(([, a], [, b]) => b.length - a.length)
  .map(([file]) => file);
const compiler = new CourseCompiler(basename(folder));
await withGraphviz(() => compiler.compile(files, options));
/** Exercises up to the first mistake that they name: the gate checks its text. */
const exercises = [
  ...(files.get(name) ?? "").matchAll(/^```exercise\n(?:(?!```)[^\n]*\n)*?[^\n]*says: (?=[A-Z])/gm),
].map(([exercise]) => exercise);
for (let edit = 0; edit < edits; edit++) {
  const exercise = exercises[Math.floor((edit * exercises.length) / edits)] ?? "";
  files.set(
    name,
    (files.get(name) ?? "").replace(exercise, () => `${exercise}Again, `),
  );
  const before = process.cpuUsage();
  const start = performance.now();
  const { items } = compiler.compile(files, options);
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  if (edit >= warmUp)
    console.log(JSON.stringify({ wallMs, cpuMs: (user + system) / 1000, items: items.length }));
}
