/** The graph of folders and their imports. */

/** The folder directly below `app` or `lib`, e.g. `lib/items`; null for files outside such folders. */
export function folderOf(file: string): string | null {
  return /^(?:app|lib)\/[^/]+(?=\/)/.exec(file)?.[0] ?? null;
}

/**
 * The number of imports from folder to folder. Type imports count: to understand one folder one must know the other.
 */
export type FolderPicture = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** `imports`: the files that each file imports. */
export function folderPicture(imports: ReadonlyMap<string, readonly string[]>): FolderPicture {
  const picture = new Map<string, Map<string, number>>();
  for (const [file, targets] of imports) {
    const from = folderOf(file);
    if (from === null) continue;
    const arrows = picture.get(from) ?? new Map<string, number>();
    picture.set(from, arrows);
    for (const target of targets) {
      const to = folderOf(target);
      if (to !== null && to !== from) arrows.set(to, (arrows.get(to) ?? 0) + 1);
    }
  }
  return picture;
}

/** Every cycle of folders once, as a path. */
export function folderCircles(picture: FolderPicture): (readonly string[])[] {
  const circles: (readonly string[])[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (folder: string) => {
    if (way.includes(folder)) {
      circles.push([...way.slice(way.indexOf(folder)), folder]);
      return;
    }
    if (done.has(folder)) return;
    way.push(folder);
    for (const next of [...(picture.get(folder)?.keys() ?? [])].sort()) visit(next);
    way.pop();
    done.add(folder);
  };
  for (const folder of [...picture.keys()].sort()) visit(folder);
  return circles;
}

/** One line per folder, the ones that import nothing last. */
export function drawPicture(picture: FolderPicture): string[] {
  const rank = new Map<string, number>();
  const rankOf = (folder: string): number => {
    const known = rank.get(folder);
    if (known !== undefined) return known;
    rank.set(folder, 0);
    const below = [...(picture.get(folder)?.keys() ?? [])].map(rankOf);
    rank.set(folder, Math.max(-1, ...below) + 1);
    return rank.get(folder) ?? 0;
  };
  return [...picture.keys()]
    .sort((a, b) => rankOf(b) - rankOf(a) || (a < b ? -1 : 1))
    .map((folder) => {
      const arrows = [...(picture.get(folder) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
      return `${folder} → ${arrows.map(([to, times]) => `${to} ${times}`).join(", ") || "nothing"}`;
    });
}
