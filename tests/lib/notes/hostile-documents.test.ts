import { expect, test } from "vitest";
import { loadGraphviz } from "@/lib/figures/graphviz";
import { compileCourse } from "@/lib/notes/compile-course";
import { hostileDocuments } from "../../fixtures/hostile-documents";

await loadGraphviz();

/** For one document. Each takes a few seconds at most on an idle machine; without bounds some take days. */
const longestMs = 60_000;

test.each(
  Object.entries(hostileDocuments).flatMap(([name, documentOf]) =>
    // A document that is hostile by itself has no size.
    (documentOf.length === 0 ? [1] : [900, 40_000]).map((size) => [name, size] as const),
  ),
)(
  "%s, %i of them: the compiler comes to an end, and says what is wrong at its place",
  (name, size) => {
    const { courseYaml, note } = hostileDocuments[name]!(size);
    const files = new Map([
      ["course.yaml", courseYaml],
      ["n.en.md", note],
    ]);
    const begin = performance.now();
    const course = compileCourse("hostile", files, { gate: true });
    expect(performance.now() - begin).toBeLessThan(longestMs);
    expect(course.diagnostics.length).toBeLessThan(1_000);
    for (const { file, line, column, message, remedy } of course.diagnostics) {
      const lines = (files.get(file) ?? "").split("\n");
      expect(line).toBeGreaterThan(0);
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeGreaterThan(0);
      expect(message.length + remedy.length).toBeLessThan(2_000);
    }
  },
  2 * longestMs,
);
