/** The names of a course's files. */
import { type Locale, originalLocale } from "@/lib/i18n/locale";
import { pictureEnding } from "@/lib/pictures/picture";

export const courseFileName = "course.yaml";

export function noteFileName(slug: string, locale: Locale): string {
  return `${slug}.${locale}.md`;
}

/** Letters, digits and hyphens, in lower case: part of addresses and of file names. */
export const namePattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether a picture of a course may be called so. */
export function isPictureName(name: string): boolean {
  const ending = pictureEnding(name);
  return ending !== null && name.length <= 100 && namePattern.test(name.slice(0, -ending.length - 1));
}

/** The notes that have files. */
export function noteSlugs(fileNames: readonly string[]): string[] {
  const ending = noteFileName("", originalLocale);
  return fileNames.flatMap((name) => (name.endsWith(ending) ? [name.slice(0, -ending.length)] : []));
}
