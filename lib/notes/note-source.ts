/** A note's text as it came from the file, with its front matter read. */
import { z } from "zod";
import type { Locale } from "@/lib/i18n/locale";
import { textField } from "@/lib/items/block-fields";
import { checkYamlBlock, readYamlBlock } from "@/lib/items/yaml-block";
import type { Diagnostic } from "./diagnostic";

export type NoteSource = {
  readonly file: string;
  readonly locale: Locale;
  /** Empty if there is none. */
  readonly title: string;
  /** Everything below the front matter, in its place: front matter is blanked, so that offsets give the file's lines. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
};

const schema = z.strictObject({ title: textField });
const frontMatter = /^---[ \t]*\n([\s\S]*?)^---[ \t]*$/m;

/** Line ends become `\n`. Private-use characters are taken out: the typesetter needs them for its own marks. */
export function readNoteSource(file: string, locale: Locale, content: string): NoteSource {
  const text = content
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/[\ue000-\uf8ff]/g, "\ufffd");
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
  const start = { severity: "error", file, line: 1, column: 1, rule: "front-matter" } as const;
  if (/^---[ \t]*\n/.test(text)) {
    const message = "The front matter is never closed.";
    return { ...start, message, remedy: "Put a line `---` below the title." };
  }
  const message = "The note does not start with its front matter.";
  return { ...start, message, remedy: "Put three lines at the top: `---`, `title: …` and `---`." };
}
