/** Blocks written in a test, as the note parser produces them. */
import type { SourceBlock } from "@/lib/blocks/source-block";
import type { KindName } from "@/lib/items/item-kind";

/** An English block whose fence is on line 10. */
export function blockOf(kind: KindName, ...lines: string[]): SourceBlock {
  return { kind, file: "note.en.md", locale: "en", yaml: lines.join("\n"), line: 10, column: 1 };
}

/** Its translation, whose fence is on line 20. */
export function translationOf(kind: KindName, ...lines: string[]): SourceBlock {
  return { kind, file: "note.zh.md", locale: "zh", yaml: lines.join("\n"), line: 20, column: 1 };
}
