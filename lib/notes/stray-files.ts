import { type Diagnostic, diagnostic, startOf } from "@/lib/blocks/diagnostic";
import { nearestName } from "@/lib/blocks/nearest-name";
import { isLocale, locales, originalLocale } from "@/lib/i18n/locale";
import { courseFileName, isPictureName, noteFileName, noteSlugs } from "./file-names";

/** Files of a course, by name, that belong to no note: most likely a misspelt name. */
export function strayFiles(names: readonly string[]): Diagnostic[] {
  const notes = noteSlugs(names);
  return names.flatMap((file) => {
    if (file === courseFileName || isPictureName(file)) return [];
    const [, note = "", locale = null] = /^(.+?)(?:\.([^.]+))?\.md$/.exec(file) ?? [];
    if (locale !== null && isLocale(locale)) {
      if (notes.includes(note)) return [];
      const untranslated = notes.filter((one) => !names.includes(noteFileName(one, locale)));
      const near = nearestName(note, untranslated);
      const original = noteFileName(note, originalLocale);
      return [
        stray(
          file,
          `This translation is not used, since there is no ${original}.`,
          near === null
            ? `Give it the name of its note, or write ${original}.`
            : `Did you mean ${noteFileName(near, locale)}?`,
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
  return diagnostic(startOf(file), { severity: "warning", rule: "stray-file", message, remedy });
}
