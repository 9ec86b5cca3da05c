/** The fenced blocks of a note as they are being written: by lines, without parsing, so that it works at any moment. */
export type WrittenBlock = {
  /** The word after the fence; empty if there is none. */
  readonly kind: string;
  readonly fence: string;
  /** Line of the opening fence, from 1. */
  readonly start: number;
  /** Line of the closing fence; one after the last line of the text if there is none. */
  readonly end: number;
  readonly isClosed: boolean;
  /** The value of its `id:`; null if it has none. */
  readonly id: string | null;
};

const opening = /^ {0,12}(`{3,}|~{3,})[ \t]*([^\s`~]*)$/;

export function writtenBlocks(lines: readonly string[]): WrittenBlock[] {
  const blocks: WrittenBlock[] = [];
  let open: { kind: string; fence: string; start: number; id: string | null } | null = null;
  for (const [index, line] of lines.entries()) {
    if (open === null) {
      const [, fence, kind = ""] = opening.exec(line.trimEnd()) ?? [];
      if (fence !== undefined) open = { kind, fence, start: index + 1, id: null };
      continue;
    }
    const text = line.trim();
    if (text.startsWith(open.fence) && isOf(text, open.fence.charAt(0))) {
      blocks.push({ ...open, end: index + 1, isClosed: true });
      open = null;
    } else if (open.id === null) open.id = /^\s*id:[ \t]*["']?([^\s"'#]+)/.exec(line)?.[1] ?? null;
  }
  if (open !== null) blocks.push({ ...open, end: lines.length + 1, isClosed: false });
  return blocks;
}

function isOf(text: string, sign: string): boolean {
  return [...text].every((each) => each === sign);
}

/** The block whose text, between the fences, contains this line; null if there is none. */
export function blockAround(blocks: readonly WrittenBlock[], line: number): WrittenBlock | null {
  return blocks.find(({ start, end }) => start < line && line < end) ?? null;
}

/** The block at this line, its fences included; null if there is none. */
export function blockAt(blocks: readonly WrittenBlock[], line: number): WrittenBlock | null {
  return blocks.find(({ start, end }) => start <= line && line <= end) ?? null;
}
