import { expect, test } from "vitest";
import type { Html } from "@/lib/markdown/markup";
import type { NoteSegment } from "@/lib/notes/compiled-course";
import { textAtPlace } from "@/lib/notes/text-at-place";
import { compileTwoLanguages } from "../../support/language-course";

const prose = (html: string): NoteSegment => ({ type: "prose", html: html as Html });

test("the block of a sentence is found, and only that sentence is marked", () => {
  const segments = [
    prose("<p>Before.</p>"),
    prose(
      '<h2 id="at-x">Head<br></h2>\n<p>One <span class="lit" id="at-a">is <em>tested</em></span>, <span class="lit" id="at-b">so is this</span>.</p>\n<p>After.</p>',
    ),
  ];
  expect(textAtPlace(segments, "at-b")).toEqual({
    html: '<p>One <span class="lit" id="at-a">is <em>tested</em></span>, <span class="lit is-target">so is this</span>.</p>',
  });
  expect(textAtPlace(segments, "at-x")).toEqual({ html: '<h2 id="at-x">Head<br></h2>' });
  expect(textAtPlace(segments, "at-c")).toBeNull();
});

test("every item of a note has its text or its figure in every language", () => {
  const course = compileTwoLanguages();
  for (const { id, place } of course.items) {
    for (const text of Object.values(course.notes[0]!.texts)) {
      const tested = textAtPlace(text.segments, place);
      expect.soft(tested, id).not.toBeNull();
      if (tested === null || "figure" in tested) continue;
      const count = (pattern: RegExp) => tested.html.match(pattern)?.length ?? 0;
      expect.soft(count(/<[a-z]/g) - count(/<(?:br|img|hr|input)\b/g), id).toBe(count(/<\//g));
    }
  }
});
