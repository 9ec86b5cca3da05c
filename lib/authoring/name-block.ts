import { freshId } from "./fresh-id";
import { type WrittenBlock, writtenBlocks } from "./written-blocks";

/**
 * A free id for a block at this line: after the manner of its neighbours, i.e. their common first part, then the
 * section's address. `taken` are the ids of the course; those of this text count as taken, too.
 */
export function nameBlock(
  text: string,
  line: number,
  kind: string,
  note: string,
  taken: Iterable<string>,
): string {
  const lines = text.split("\n");
  const blocks = writtenBlocks(lines);
  const named = blocks.filter(({ id }) => id !== null);
  const near = named.findLast(({ start }) => start < line) ?? named[0];
  const first = near?.id?.includes(".") ? near.id.slice(0, near.id.indexOf(".")) : note;
  const section = sectionAt(lines, line);
  return freshId(`${first}.${section ?? kind}`, [...taken, ...idsIn(blocks)]);
}

function idsIn(blocks: readonly WrittenBlock[]): string[] {
  return blocks.flatMap(({ id }) => id ?? []);
}

function sectionAt(lines: readonly string[], line: number): string | null {
  for (let at = line - 1; at >= 0; at--) {
    const id = /^#{2,6} .*\{#([a-z0-9.-]+)\}\s*$/.exec(lines[at] ?? "")?.[1];
    if (id !== undefined) return id;
  }
  return null;
}
