/** What may be a file of a course that is written in the editor. */
import { isLocale } from "@/lib/i18n/locale";
import { courseFileName, isPictureName, namePattern } from "@/lib/notes/file-names";

/** Characters of a text: twenty times the longest note of the course included. */
export const longestText = 1_000_000;
/** Bytes of all texts of a course: twenty times the course included. They are read together. */
export const longestTexts = 20_000_000;
export const mostFilesOfACourse = 1_000;
const longestName = 100;

export type FileKind =
  | { readonly kind: "course" }
  | { readonly kind: "note"; readonly note: string; readonly locale: string }
  | { readonly kind: "picture" };

/** What kind of file has this name; null for a name that no file of a course may have. */
export function fileKindOf(name: string): FileKind | null {
  if (name === courseFileName) return { kind: "course" };
  if (name.length > longestName) return null;
  const [stem = "", second = "", third, ...more] = name.split(".");
  if (more.length > 0 || !namePattern.test(stem)) return null;
  if (third === "md") return isLocale(second) ? { kind: "note", note: stem, locale: second } : null;
  return isPictureName(name) ? { kind: "picture" } : null;
}
