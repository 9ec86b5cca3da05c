/** The names of a course's files. */
import { type Locale, originalLocale } from "@/lib/i18n/locale";

export const courseFileName = "course.yaml";

export function noteFileName(slug: string, locale: Locale): string {
  return `${slug}.${locale}.md`;
}

/** The notes that have files. */
export function noteSlugs(fileNames: readonly string[]): string[] {
  const ending = noteFileName("", originalLocale);
  return fileNames.flatMap((name) => (name.endsWith(ending) ? [name.slice(0, -ending.length)] : []));
}
