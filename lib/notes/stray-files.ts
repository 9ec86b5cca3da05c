import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { nearestName } from "@/lib/blocks/nearest-name";
import { isLocale, locales } from "@/lib/i18n/locale";
import { courseFileName } from "./course-file-name";

/** Of the files of a course, by name, those that belong to no note: most likely a name is misspelt. */
export function strayFiles(names: readonly string[]): Diagnostic[] {
  const notes = names.flatMap((name) => /^(.+)\.en\.md$/.exec(name)?.[1] ?? []);
  const untranslated = notes.filter((note) => !names.includes(`${note}.zh.md`));
  return names.flatMap((file) => {
    if (file === courseFileName) return [];
    const [, note = "", locale = null] = /^(.+?)(?:\.([^.]+))?\.md$/.exec(file) ?? [];
    if (locale !== null && isLocale(locale)) {
      if (notes.includes(note)) return [];
      const near = nearestName(note, untranslated);
      return [
        stray(
          file,
          `This translation is not used, since there is no ${note}.en.md.`,
          near === null
            ? `Give it the name of its note, or write ${note}.en.md.`
            : `Did you mean ${near}.zh.md?`,
        ),
      ];
    }
    return [
      stray(
        file,
        `This file is not used: a note's name ends with ${locales.map((one) => `.${one}.md`).join(" or ")}.`,
        "Rename it, or move it out of the course's folder.",
      ),
    ];
  });
}

function stray(file: string, message: string, remedy: string): Diagnostic {
  return { severity: "warning", file, line: 1, column: 1, rule: "stray-file", message, remedy };
}
