import type { Locale } from "@/lib/i18n/locale";

/** The addresses of what authors do with a course. */
export function teachHref(course: string, room?: "publish" | "regrades" | "history" | "export"): string {
  return room === undefined ? `/teach/${course}` : `/teach/${course}/${room}`;
}

export function revisionHref(course: string, number: number): string {
  return `${teachHref(course, "history")}/${number}`;
}

/** `locale` is the language that the note is written in there. */
export function editHref(course: string, note: string, locale?: Locale): string {
  return `/teach/${course}/edit/${note}${locale === undefined ? "" : `?in=${locale}`}`;
}

/** The addresses of what teachers do with their classes. */
export function classHref(id: string): string {
  return `/teach/classes/${id}`;
}
