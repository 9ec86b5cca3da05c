import { expect, test } from "vitest";
import { loadGraphviz } from "@/lib/figures/graphviz";
import { compileCourse } from "@/lib/notes/compile-course";
import { compileCacheIn } from "@/lib/services/compile-cache-files";
import { compileInThreads } from "@/lib/services/compile-in-threads";
import { readCourseFiles } from "@/lib/services/read-course-files";
import { temporaryDirectory } from "../../support/temporary-directory";

await loadGraphviz();

/** Three notes of the course. */
async function someNotes() {
  const files = await readCourseFiles("content/deep-networks");
  const some = new Map([...files].filter(([name]) => /^(course|gan|lstm|recurrent)\./.test(name)));
  const course = String(some.get("course.yaml"));
  return some.set(
    "course.yaml",
    course.replace(/^notes:[\s\S]*?^(?=\w)/m, "notes: [recurrent, lstm, gan]\n"),
  );
}

test("what the threads have made is in the cache that they were given", async () => {
  const files = await someNotes();
  const cache = compileCacheIn(temporaryDirectory(), "code");
  const missed: string[] = [];
  const watched = {
    ...cache,
    read: (key: string) => {
      const known = cache.read(key);
      if (known === undefined) missed.push(key);
      return known;
    },
  };
  const options = { gate: false };
  const course = await compileInThreads("deep-networks", files, options, cache, 2);
  expect(compileCourse("deep-networks", files, options, watched)).toEqual(course);
  expect(missed).toEqual([]);
}, 240_000);

test("several threads make of a course what one makes of it, faults that lie between notes included", async () => {
  const files = await someNotes();
  const edit = (name: string, change: (text: string) => string) => {
    files.set(name, change(String(files.get(name))));
  };
  edit("lstm.en.md", (text) => text.replace(/^id: .*$/m, "id: zero-padding-width"));
  edit("gan.en.md", (text) => `${text}\nA [link](transformer#nowhere) and one to [itself](gan#nor-here).\n`);
  files.set("recurrent.en.md", { reason: "no-file" });
  const options = { gate: false };
  const course = await compileInThreads("deep-networks", files, options, undefined, 3);
  expect(course).toEqual(compileCourse("deep-networks", files, options));
  expect(course.diagnostics.length).toBeGreaterThan(2);
}, 240_000);
