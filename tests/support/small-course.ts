/** A course of a few items, as an author would write it, for tests of published items. */

import { enrolInOpenCourses } from "@/lib/db/course-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { compileCourse } from "@/lib/notes/compile-course";
import type { CompiledCourse } from "@/lib/notes/compiled-course";
import { publishCompiled } from "@/lib/services/publish-content";

export const courseYaml = `title: { en: Small, zh: 小课 }
summary: { en: A course for tests., zh: 测试用的课程。 }
notes: [first]
concepts:
  - { id: c.one, name: { en: One, zh: 一 } }
`;

/** Cards \`card-1\` … \`card-n\`, a cloze with two holes, a choice and an exercise. */
export function noteText(options: { cards: number; extra?: string } = { cards: 3 }): string {
  const cards = Array.from(
    { length: options.cards },
    (_, i) => `\`\`\`card
id: card-${i + 1}
concepts: [c.one]
front: Question ${i + 1}?
back: Reply ${i + 1}.
\`\`\`
`,
  );
  return `---
title: First
---

Some words.

## Items {#items}

A paragraph that the items test.

${cards.join("\n")}
\`\`\`cloze
id: holes
concepts: [c.one]
text: The {{1::first}} hole and the {{2::second}} hole.
\`\`\`

\`\`\`choice
id: gate
concepts: [c.one]
ask: Which gate?
options:
  - { text: forget gate, right: true }
  - { text: input gate, why: It scales the new candidate. }
  - { text: output gate, why: It scales what is shown. }
\`\`\`

\`\`\`exercise
id: sum
concepts: [c.one]
title: A sum
given:
  a: { int: [11, 60] }
  b: { int: [2, 9] }
ask: What is {{a}} plus twice {{b}}?
answer: { kind: integer, value: a + 2*b }
misconceptions:
  - { id: once, value: a + b, says: "{{b}} counts twice." }
  - { id: swapped, value: 2*a + b, says: "It is {{b}} that is doubled." }
solution:
  - Twice {{b}} is {{2*b}}.
  - The sum is {{answer}}.
tests:
  - { with: { a: 20, b: 3 }, answer: 26 }
  - { with: { a: 11, b: 9 }, answer: 29 }
\`\`\`
${options.extra ?? ""}`;
}

export function compileSmallCourse(note = noteText()): CompiledCourse {
  return compileCourse(
    "small",
    new Map([
      ["course.yaml", courseYaml],
      ["first.en.md", note],
    ]),
    { gate: false },
  );
}

/** Long before any review of a test. */
export const publishedAt = new Date("2026-01-01T00:00:00Z");

export async function publishSmallCourse(note = noteText(), now = publishedAt): Promise<void> {
  const course = compileSmallCourse(note);
  const errors = course.diagnostics.filter((d) => d.severity === "error");
  if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 2));
  const report = await publishCompiled(course, note, now);
  if (report.status !== "published") throw new Error(JSON.stringify(report.findings));
}

let learners = 0;

/** A new enrolled learner in a time zone. */
export async function newLearner(timeZone = "UTC"): Promise<string> {
  learners += 1;
  const id = `learner-${learners}`;
  await getPrisma().user.create({ data: { id, name: id, email: `${id}@example.test` } });
  await getPrisma().learnerSettings.create({ data: { learnerId: id, timeZone } });
  await enrolInOpenCourses(getPrisma(), id);
  return id;
}

/** Somebody who may make courses. */
export async function newInstructor(role: "instructor" | "owner" = "instructor"): Promise<string> {
  const id = await newLearner();
  await getPrisma().user.update({ where: { id }, data: { role } });
  return id;
}
