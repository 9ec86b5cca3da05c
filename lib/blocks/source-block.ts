import type { Locale } from "@/lib/i18n/locale";

/** A fenced block from the note parser. Lines and columns count from 1 in the note's file. */
export type SourceBlock<Kind extends string = string> = {
  readonly kind: Kind;
  readonly file: string;
  readonly locale: Locale;
  /** The YAML text inside the fence. */
  readonly yaml: string;
  /** Line of the opening fence; the YAML starts on the next one. */
  readonly line: number;
  /** Column of the fence, for blocks inside lists. */
  readonly column: number;
};
