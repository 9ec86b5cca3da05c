import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

const BLOCK = 512;

/**
 * The files and folders below a folder as a tar archive, piece by piece, so that it never lies in memory as a whole.
 * Nothing may change them meanwhile. Format: POSIX.1-1988, “ustar”; names of at most 100 bytes.
 */
export async function* tarArchive(folder: string): AsyncGenerator<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1).replaceAll("\\", "/");
    const { mode, mtimeMs, size } = await stat(path);
    const isFolder = entry.isDirectory();
    yield header({ name, mode, mtimeMs, size: isFolder ? 0 : size, isFolder });
    if (isFolder) continue;
    for await (const chunk of createReadStream(path)) yield chunk as Buffer;
    yield Buffer.alloc(padding(size));
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** Contents fill whole blocks. */
function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

type Entry = {
  readonly name: string;
  readonly mode: number;
  readonly mtimeMs: number;
  readonly size: number;
  readonly isFolder: boolean;
};

function header({ name, mode, mtimeMs, size, isFolder }: Entry): Buffer {
  const block = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100) throw new Error(`The name ${name} is too long for a tar archive.`);
  const octal = (value: number, at: number, digits: number) =>
    block.write(Math.floor(value).toString(8).padStart(digits, "0"), at, "latin1");
  block.write(name, 0, "utf8");
  octal(mode & 0o7777, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(size, 124, 11);
  octal(mtimeMs / 1_000, 136, 11);
  block.write(isFolder ? "5" : "0", 156, "latin1");
  block.write("ustar\0" + "00", 257, "latin1");
  // The sum of all bytes, its own field counted as spaces.
  block.fill(" ", 148, 156);
  octal(
    block.reduce((sum, byte) => sum + byte, 0),
    148,
    6,
  );
  block[154] = 0;
  return block;
}
