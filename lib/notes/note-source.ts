/** A note's text from its file, with its front matter parsed. */
import * as z from "zod";
import { textField } from "@/lib/blocks/block-fields";
import { type Diagnostic, diagnostic, startOf } from "@/lib/blocks/diagnostic";
import { textPositions } from "@/lib/blocks/text-position";
import { checkYamlBlock, readYamlBlock } from "@/lib/blocks/yaml-block";
import type { Locale } from "@/lib/i18n/locale";

export type NoteSource = {
  readonly file: string;
  readonly locale: Locale;
  /** Empty if there is none. */
  readonly title: string;
  /**
   * Everything below the front matter, at its position: front matter is blanked, so that offsets match the file's
   * lines.
   */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
};

const schema = z.strictObject({ title: textField });
const frontMatter = /^---[ \t]*\n([\s\S]*?)^---[ \t]*$/m;

/** Private-use characters, literal or by number: the typesetter needs them for its own marks. */
const privateSign = /[\ue000-\uf8ff]|&#(?:x[\da-f]{1,6}|\d{1,7});/gi;

/** Normalises line ends to `\n`, and removes private-use characters. */
export function readNoteSource(file: string, locale: Locale, content: string): NoteSource {
  const whole = content.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const signs = [...whole.matchAll(privateSign)].filter(([sign]) => isPrivate(sign));
  const text = signs.length === 0 ? whole : whole.replace(privateSign, replaced);
  const { diagnostics, ...source } = readText(file, locale, text);
  return { ...source, diagnostics: [...privateSigns(file, whole, signs), ...diagnostics] };
}

function isPrivate(sign: string): boolean {
  const number = sign.startsWith("&")
    ? Number(sign.slice(2, -1).replace(/^x/i, "0x"))
    : (sign.codePointAt(0) ?? 0);
  return number >= 0xe000 && number <= 0xf8ff;
}

function replaced(sign: string): string {
  return isPrivate(sign) ? "\ufffd".padEnd(sign.length, "\ufffd") : sign;
}

const mostSigns = 3;

function privateSigns(file: string, text: string, signs: readonly RegExpMatchArray[]): Diagnostic[] {
  if (signs.length === 0) return [];
  const at = textPositions(text);
  const problem = {
    rule: "private-sign",
    message: "This sign is of the private-use area, which has no form that all readers see.",
    remedy:
      "Write another sign. It may come from a symbol font of the program that the text was copied from.",
  };
  return signs.slice(0, mostSigns).map(({ index = 0 }) => diagnostic({ file, ...at(index) }, problem));
}

function readText(file: string, locale: Locale, text: string): NoteSource {
  const found = text.startsWith("---") ? frontMatter.exec(text) : null;
  if (found?.index !== 0)
    return { file, locale, title: "", text, diagnostics: [frontMatterProblem(file, text)] };
  const { value, diagnostics } = checkYamlBlock(
    readYamlBlock({ file, yaml: found[1] ?? "", line: 1, column: 1 }),
    schema,
  );
  const blank = found[0].replace(/[^\n]/g, " ");
  return { file, locale, title: value?.title ?? "", text: blank + text.slice(found[0].length), diagnostics };
}

function frontMatterProblem(file: string, text: string): Diagnostic {
  const words = /^---[ \t]*\n/.test(text)
    ? { message: "The front matter is never closed.", remedy: "Put a line `---` below the title." }
    : {
        message: "The note does not start with its front matter.",
        remedy: "Put three lines at the top: `---`, `title: …` and `---`.",
      };
  return diagnostic(startOf(file), { rule: "front-matter", ...words });
}
