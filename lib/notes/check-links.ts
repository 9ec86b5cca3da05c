/** Checks that links within a course have a target, and that no link or picture would be left out of the page. */

import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { nearestName } from "@/lib/blocks/nearest-name";
import type { Locale } from "@/lib/i18n/locale";
import { linkProtocols } from "@/lib/markdown/markdown-to-html";
import type { CourseAnswers } from "./course-index";
import { isPictureName } from "./file-names";
import type { FoundLink } from "./find-links";

/** A note in one language. */
export type LinkingText = {
  /** Slugs of the course and of the note. */
  readonly course: string;
  readonly slug: string;
  readonly locale: Locale;
};

/** Per note: suggesting the intended target takes long. */
const mostProblems = 50;

/** Links outside the course are not checked. */
export function checkLinks(
  links: readonly FoundLink[],
  from: LinkingText,
  answers: CourseAnswers,
): Diagnostic[] {
  const problems: Diagnostic[] = [];
  for (const link of links) {
    problems.push(...problemsOf(link, from, answers));
    if (problems.length >= mostProblems) break;
  }
  return problems;
}

function problemsOf(link: FoundLink, from: LinkingText, answers: CourseAnswers): Diagnostic[] {
  const scheme = schemeOf(link.url);
  if (link.image) return pictureProblems(link, scheme, answers);
  if (scheme !== null) return linkProtocols.includes(scheme) ? [] : [droppedLink(link, scheme)];
  const notes = `/courses/${from.course}/`;
  const page = `${origin}${notes}${from.slug}`;
  if (!URL.canParse(link.url, page))
    return [
      link.problem({ rule: "dead-link", message: `\`${link.url}\` is no address.`, remedy: "Correct it." }),
    ];
  const url = new URL(link.url, page);
  if (url.origin !== origin) return [];
  const target = url.pathname.startsWith(notes) ? url.pathname.slice(notes.length) : "";
  return [
    ...(target === "" ? [] : deadLinks(link, target, from, answers)),
    ...(link.inBlock && !link.url.startsWith("/") ? [relativeLink(link, url)] : []),
  ];
}

/** Stands for the address of the course. */
const origin = "https://course.invalid";

/** The protocol according to the sanitiser: everything before a leading colon. */
function schemeOf(url: string): string | null {
  const sign = /[:/?#]/.exec(url);
  return sign?.[0] === ":" ? url.slice(0, sign.index) : null;
}

function droppedLink(link: FoundLink, scheme: string): Diagnostic {
  const protocols = linkProtocols.map((protocol) => `\`${protocol}:\``).join(", ");
  return link.problem({
    rule: "dropped-link",
    message: `The page leaves out links that begin with \`${scheme}:\`.`,
    remedy: `Links begin with one of ${protocols}, or lead to a note of the course.`,
  });
}

function pictureProblems(link: FoundLink, scheme: string | null, answers: CourseAnswers): Diagnostic[] {
  if (scheme !== null || link.url.startsWith("//"))
    return [
      link.problem({
        rule: "foreign-picture",
        message: "Pictures from elsewhere are not shown: the reader's address would be told there.",
        remedy: "Put the picture into the course, or link to the page where it stands.",
      }),
    ];
  const address = answers.picture(link.url);
  // One that can't be shown is reported at its own file.
  const missing = address === undefined ? [unknownPicture(link, answers.pictures())] : [];
  return link.alt.trim() === "" ? [...missing, withoutWords(link)] : missing;
}

function unknownPicture(link: FoundLink, known: readonly string[]): Diagnostic {
  const near = nearestName(link.url, known);
  return link.problem({
    rule: "unknown-picture",
    message: `The course has no picture \`${link.url}\`.`,
    remedy:
      near !== null
        ? `Did you mean \`${near}\`?`
        : isPictureName(link.url)
          ? "Put it beside the notes; in the editor, paste or drop it into the text."
          : "Pictures lie beside the notes. Their names have small letters, digits and hyphens, and end with .png, .jpg, .webp or .svg.",
  });
}

function withoutWords(link: FoundLink): Diagnostic {
  return link.problem({
    rule: "no-alt-text",
    message: "The picture says nothing to those who do not see it.",
    remedy: `Write between the brackets what it shows: \`![what it shows](${link.url})\`.`,
  });
}

function relativeLink(link: FoundLink, { pathname, hash }: URL): Diagnostic {
  return link.problem({
    rule: "relative-link",
    message: `Items are asked on other pages too, where \`${link.url}\` leads elsewhere.`,
    remedy: `Write the whole address: \`${pathname}${hash}\`.`,
  });
}

function deadLinks(
  link: FoundLink,
  slug: string,
  { locale }: LinkingText,
  answers: CourseAnswers,
): Diagnostic[] {
  const listed = answers.listed();
  if (!listed.includes(slug)) {
    const near = nearestName(slug, listed);
    return [
      link.problem({
        rule: "dead-link",
        message: `The course has no note \`${slug}\`.`,
        remedy: near === null ? `Its notes are ${listed.join(", ")}.` : `Did you mean \`${near}\`?`,
      }),
    ];
  }
  const places = answers.places(slug, locale);
  const place = link.url.split("#")[1] ?? "";
  if (places === undefined || place === "" || places.includes(place)) return [];
  const near = nearestName(place, places);
  return [
    link.problem({
      rule: "dead-link",
      message: `\`${slug}\` has no heading \`${place}\`.`,
      remedy: near === null ? `Give the heading this address: \`{#${place}}\`.` : `Did you mean \`${near}\`?`,
    }),
  ];
}
