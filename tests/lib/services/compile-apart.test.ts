import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileApart } from "@/lib/services/compile-apart";
import { courseYaml, noteText } from "@/tests/support/small-course";

const files = (extra: string) =>
  new Map([
    ["course.yaml", courseYaml],
    ["first.en.md", noteText({ cards: 1, extra })],
  ]);

async function programOf(text: string): Promise<string> {
  const program = join(await mkdtemp(join(tmpdir(), "notecurve-compiler-")), "program.mjs");
  await writeFile(program, text);
  return program;
}

test("a course is compiled in another process, and known from then on", async () => {
  const unknown = files(`\nNever compiled before: ${performance.timeOrigin}.\n`);
  const course = await compileApart("small", unknown, { gate: true });
  expect(course).toMatchObject({ slug: "small", diagnostics: [{ rule: "missing-translation" }] });
  const program = await programOf("process.exit(1)");
  expect(await compileApart("small", unknown, { gate: true }, { program })).toEqual(course);
}, 120_000);

test.each([
  ["hangs", "process.on('message', () => { for (;;); })", 3_000, "was ended after 3 s"],
  ["ends before its time", "process.on('message', () => process.exit(3))", 60_000, "ended before its time"],
  ["never begins", "process.exit(4)", 60_000, "ended before its time"],
])(
  "a compiler that %s is a finding, and nothing else comes to harm",
  async (_, text, longestMs, message) => {
    const limits = { program: await programOf(text), longestMs };
    const result = await compileApart("small", files(`\n${text}\n`), { gate: true }, limits);
    expect(result).toMatchObject({ failure: { file: "course.yaml", rule: "not-compiled" } });
    expect("failure" in result && result.failure.message).toContain(message);
  },
  60_000,
);
