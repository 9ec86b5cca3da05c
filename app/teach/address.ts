import type { MisconceptionProposal } from "@/lib/authoring/add-misconception";
import type { Locale } from "@/lib/i18n/locale";
import type { InsightPlace } from "@/lib/services/insight-access";

/** The addresses of what authors do with a course. */
export function teachHref(
  course: string,
  room?: "publish" | "regrades" | "history" | "export" | "items" | "concepts",
): string {
  return room === undefined ? `/teach/${course}` : `/teach/${course}/${room}`;
}

export function revisionHref(course: string, number: number): string {
  return `${teachHref(course, "history")}/${number}`;
}

export function itemHistoryHref(course: string, item: string): string {
  return `${teachHref(course, "items")}/${encodeURIComponent(item)}`;
}

/** `locale` is the language that the note is written in there. */
export function editHref(course: string, note: string, locale?: Locale): string {
  return `/teach/${course}/edit/${note}${locale === undefined ? "" : `?in=${locale}`}`;
}

/** The editor at a block, wherever in the note it stands by now. */
export function blockHref(course: string, note: string, block: string): string {
  return `${editHref(course, note)}?${new URLSearchParams({ block })}`;
}

/** The editor with a misconception put into an exercise, of which nothing is saved before its author goes on writing. */
export function proposalHref(
  course: string,
  note: string,
  { item, expression }: MisconceptionProposal,
): string {
  const search = new URLSearchParams({
    misconceptionOf: item,
    ...(expression !== null && { value: expression }),
  });
  return `${editHref(course, note)}?${search}`;
}

/** `locale` is the language that it is translated into. */
export function translateHref(course: string, note: string, locale: Locale): string {
  return `/teach/${course}/translate/${note}?in=${locale}`;
}

/** The addresses of what teachers do with their classes. */
export function classHref(id: string): string {
  return `/teach/classes/${id}`;
}

/** A room of insights, of a course or of a class. */
export function insightHref(
  place: InsightPlace,
  path: readonly string[] = [],
  search: Readonly<Record<string, string>> = {},
): string {
  const base = "course" in place ? teachHref(place.course) : classHref(place.class);
  const query = new URLSearchParams(search).toString();
  const steps = ["insights", ...path].map(encodeURIComponent).join("/");
  return `${base}/${steps}${query === "" ? "" : `?${query}`}`;
}
