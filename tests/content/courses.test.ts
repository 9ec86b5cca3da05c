/** Every course in `content/` is fit to be published. */
import { describe, expect, it } from "vitest";
import { compiledCourses } from "./compiled-courses";

describe.each(await compiledCourses({ gate: true }))("course $slug", (course) => {
  it("compiles without an error or a warning", () => {
    expect(course.diagnostics).toEqual([]);
  });

  it("passes the publish gate", () => {
    expect(course.findings).toEqual([]);
  });

  it("reads in English and Chinese from end to end", () => {
    expect(course.notes.filter(({ texts }) => texts.zh === undefined).map(({ slug }) => slug)).toEqual([]);
    expect(course.items.filter(({ locales }) => !locales.includes("zh")).map(({ id }) => id)).toEqual([]);
    expect([course.title.zh, course.summary.zh].every((text) => text !== undefined)).toBe(true);
  });

  it("has the same sections in both languages", () => {
    for (const { texts } of course.notes) {
      expect(texts.zh?.headings.map(({ id }) => id)).toEqual(texts.en.headings.map(({ id }) => id));
    }
  });

  it("exercises every concept that it names", () => {
    const exercised = new Set(course.items.flatMap(({ concepts }) => concepts));
    expect(course.concepts.filter(({ id }) => !exercised.has(id)).map(({ id }) => id)).toEqual([]);
  });
});
