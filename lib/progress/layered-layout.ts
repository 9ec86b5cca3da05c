/**
 * Places the nodes of an acyclic graph in columns, every node to the right of those it comes after, and in rows, near
 * its neighbours. After K. Sugiyama, S. Tagawa, M. Toda, Methods for Visual Understanding of Hierarchical System
 * Structures (1981): layers, then sweeps that order each layer by the mean place of its neighbours.
 */

export type GraphNode = { readonly id: string; readonly after: readonly string[] };

export type PlacedNode = {
  readonly id: string;
  /** From 0. */
  readonly column: number;
  /** From 0; two nodes of a column are at least 1 apart. */
  readonly row: number;
};

export type LayeredLayout = {
  readonly nodes: readonly PlacedNode[];
  /** Without those that follow from others. */
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  readonly columns: number;
  readonly rows: number;
};

type Graph = {
  readonly ids: readonly string[];
  readonly before: ReadonlyMap<string, readonly string[]>;
  readonly after: ReadonlyMap<string, readonly string[]>;
};

/** Orders get hardly better with more. */
const sweeps = 12;

/** Ids in `after` that are not among the nodes are ignored. Parts without a connection stand below each other. */
export function layeredLayout(nodes: readonly GraphNode[]): LayeredLayout {
  const graph = reduced(nodes);
  const placed: PlacedNode[] = [];
  let rows = 0;
  for (const part of partsOf(graph)) {
    const own = placePart(part, graph);
    placed.push(...own.map((node) => ({ ...node, row: node.row + rows })));
    rows += Math.max(...own.map(({ row }) => row)) + 1;
  }
  return {
    nodes: placed,
    edges: graph.ids.flatMap((to) => (graph.before.get(to) ?? []).map((from) => ({ from, to }))),
    columns: Math.max(0, ...placed.map(({ column }) => column + 1)),
    rows,
  };
}

/** Without the edges that a longer way implies. */
function reduced(nodes: readonly GraphNode[]): Graph {
  const ids = nodes.map(({ id }) => id);
  const known = new Set(ids);
  const all = new Map(
    nodes.map(({ id, after }) => [id, [...new Set(after)].filter((each) => known.has(each))]),
  );
  const ancestors = new Map<string, ReadonlySet<string>>();
  const ancestorsOf = (id: string): ReadonlySet<string> => {
    const found = ancestors.get(id);
    if (found !== undefined) return found;
    const own = new Set<string>();
    // So that a circle ends.
    ancestors.set(id, own);
    for (const each of all.get(id) ?? []) for (const one of [each, ...ancestorsOf(each)]) own.add(one);
    return own;
  };
  const before = new Map(
    ids.map((id) => {
      const direct = all.get(id) ?? [];
      return [id, direct.filter((each) => !direct.some((other) => ancestorsOf(other).has(each)))];
    }),
  );
  const after = new Map(ids.map((id) => [id, ids.filter((other) => before.get(other)?.includes(id))]));
  return { ids, before, after };
}

/** The connected parts, the largest first. */
function partsOf({ ids, before, after }: Graph): string[][] {
  const seen = new Set<string>();
  const parts: string[][] = [];
  for (const id of ids) {
    const part: string[] = [];
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      part.push(next);
      open.push(...(before.get(next) ?? []), ...(after.get(next) ?? []));
    }
    if (part.length > 0) parts.push(ids.filter((each) => part.includes(each)));
  }
  return parts.toSorted((a, b) => b.length - a.length);
}

function placePart(part: readonly string[], graph: Graph): PlacedNode[] {
  const columns = columnsOf(part, graph);
  const layers: string[][] = [];
  for (const id of part) {
    const column = columns.get(id) ?? 0;
    layers[column] ??= [];
    layers[column].push(id);
  }
  const rows = new Map(layers.flatMap((layer) => layer.map((id, row) => [id, row] as const)));
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const isForward = sweep % 2 === 0;
    for (const layer of isForward ? layers : layers.toReversed()) {
      const neighbours = isForward ? graph.before : graph.after;
      const wanted = new Map(
        layer.map((id) => [
          id,
          meanOf((neighbours.get(id) ?? []).map((one) => rows.get(one) ?? 0)) ?? rows.get(id) ?? 0,
        ]),
      );
      layer.sort((a, b) => wanted.get(a)! - wanted.get(b)!);
      const spread = spaced(layer.map((id) => wanted.get(id)!));
      for (const [index, id] of layer.entries()) rows.set(id, spread[index]!);
    }
  }
  const top = Math.min(...rows.values());
  return part.map((id) => ({ id, column: columns.get(id) ?? 0, row: rows.get(id)! - top }));
}

/** By the longest way to a node; what comes after nothing stands just before the first that needs it. */
function columnsOf(part: readonly string[], { before, after }: Graph): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const columnOf = (id: string): number => {
    const found = columns.get(id);
    if (found !== undefined) return found;
    columns.set(id, 0);
    const column = Math.max(-1, ...(before.get(id) ?? []).map(columnOf)) + 1;
    columns.set(id, column);
    return column;
  };
  for (const id of part) columnOf(id);
  for (const id of part) {
    const next = (after.get(id) ?? []).map((each) => columns.get(each)!);
    if (before.get(id)?.length === 0 && next.length > 0) columns.set(id, Math.max(0, Math.min(...next) - 1));
  }
  return columns;
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The places next to ascending wishes, by least squares, that are at least 1 apart: isotonic regression of the wishes
 * less their ranks, by pooling neighbours that violate the order.
 */
export function spaced(wanted: readonly number[]): number[] {
  const pools: { sum: number; size: number }[] = [];
  for (const [rank, wish] of wanted.entries()) {
    pools.push({ sum: wish - rank, size: 1 });
    for (;;) {
      const [last, before] = [pools.at(-1)!, pools.at(-2)];
      if (before === undefined || before.sum / before.size <= last.sum / last.size) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, size: before.size + last.size });
    }
  }
  return pools
    .flatMap(({ sum, size }) => new Array<number>(size).fill(sum / size))
    .map((place, rank) => place + rank);
}
