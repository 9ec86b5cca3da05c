/** Links between notes lead somewhere: to a note that exists, and to a section that it has. */
import { describe, expect, it } from "vitest";
import type { CompiledCourse } from "@/lib/notes/compiled-course";
import { compiledCourses, courseFiles } from "./compiled-courses";

const site = "https://notecurve.example";
/** `](target)`; what leads to other sites is not ours to check. */
const linkPattern = /\]\((?!https?:|mailto:)([^()\s]+)\)/g;

const courses = await compiledCourses({ gate: false });
const noteFiles = (
  await Promise.all(
    courses.map(async (course) =>
      [...(await courseFiles(course.slug))].flatMap(([file, content]) => {
        const [, note, locale] = /^(.+)\.(en|zh)\.md$/.exec(file) ?? [];
        return note === undefined || locale === undefined ? [] : [{ course, file, note, locale, content }];
      }),
    ),
  )
).flat();

describe.each(noteFiles)("$course.slug/$file", ({ course, note, locale, content }) => {
  it("links to notes and sections that exist", () => {
    const page = `${site}/courses/${course.slug}/${note}`;
    const targets = targetsOf(course, locale as "en" | "zh");
    const dead = linksIn(content).filter((link) => {
      const { pathname, hash } = new URL(link, page);
      return !targets.has(`${pathname}${hash}`);
    });
    expect(dead).toEqual([]);
  });
});

it("links in items don't depend on the page that they are asked on", () => {
  const dependent = courses.flatMap(({ items }) =>
    items.flatMap(({ id, body }) =>
      linksIn(JSON.stringify(body))
        .filter((link) => !link.startsWith("/"))
        .map((link) => `${id}: ${link}`),
    ),
  );
  expect(dependent).toEqual([]);
});

function linksIn(markdown: string): string[] {
  return [...markdown.matchAll(linkPattern)].flatMap(([, target]) => target ?? []);
}

function targetsOf({ slug, notes }: CompiledCourse, locale: "en" | "zh"): ReadonlySet<string> {
  return new Set(
    notes.flatMap((note) => {
      const address = `/courses/${slug}/${note.slug}`;
      return [address, ...(note.texts[locale]?.headings ?? []).map(({ id }) => `${address}#${id}`)];
    }),
  );
}
