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

export type PlacedEdge = {
  readonly from: string;
  readonly to: string;
  /** The rows at which it passes the columns between the two. */
  readonly via: readonly number[];
};

export type LayeredLayout = {
  readonly nodes: readonly PlacedNode[];
  /** Without those that follow from others. */
  readonly edges: readonly PlacedEdge[];
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

/** The room of an edge that passes a column, beside 1 for a node. */
const roomOfEdge = 0.4;

/** Ids in `after` that are not among the nodes are ignored. Parts without a connection stand below each other. */
export function layeredLayout(nodes: readonly GraphNode[]): LayeredLayout {
  const graph = reduced(nodes);
  const placed: PlacedNode[] = [];
  const edges: PlacedEdge[] = [];
  let rows = 0;
  for (const part of partsOf(graph)) {
    const own = placePart(part, graph);
    placed.push(...own.nodes.map((node) => ({ ...node, row: node.row + rows })));
    edges.push(...own.edges.map((edge) => ({ ...edge, via: edge.via.map((row) => row + rows) })));
    rows += own.rows;
  }
  return { nodes: placed, edges, columns: Math.max(0, ...placed.map(({ column }) => column + 1)), rows };
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

type Part = Pick<LayeredLayout, "nodes" | "edges" | "rows">;

/** A node, or the place where an edge passes a column. */
type Stop = {
  readonly key: string;
  readonly room: number;
  readonly before: string[];
  readonly after: string[];
};

function placePart(part: readonly string[], graph: Graph): Part {
  const columns = columnsOf(part, graph);
  const stops = new Map<string, Stop>();
  const layers: Stop[][] = [];
  const add = (key: string, column: number, room: number): Stop => {
    const stop: Stop = { key, room, before: [], after: [] };
    stops.set(key, stop);
    layers[column] ??= [];
    layers[column].push(stop);
    return stop;
  };
  for (const id of part) add(id, columns.get(id)!, 1);
  const routes = part.flatMap((to) =>
    (graph.before.get(to) ?? []).map((from) => {
      const passed: string[] = [];
      let last = stops.get(from)!;
      for (let column = columns.get(from)! + 1; column < columns.get(to)!; column += 1) {
        const stop = add(`${from} ${to} ${column}`, column, roomOfEdge);
        passed.push(stop.key);
        connect(last, stop);
        last = stop;
      }
      connect(last, stops.get(to)!);
      return { from, to, passed };
    }),
  );
  const rows = rowsOf(layers);
  const [top, bottom] = [Math.min(...rows.values()), Math.max(...rows.values())];
  const rowOf = (key: string) => rows.get(key)! - top;
  return {
    nodes: part.map((id) => ({ id, column: columns.get(id)!, row: rowOf(id) })),
    edges: routes.map(({ from, to, passed }) => ({ from, to, via: passed.map(rowOf) })),
    rows: bottom - top + 1,
  };
}

function connect(a: Stop, b: Stop): void {
  a.after.push(b.key);
  b.before.push(a.key);
}

/** The row of each stop, near its neighbours: in turn by what comes before and by what comes after. */
function rowsOf(layers: readonly Stop[][]): ReadonlyMap<string, number> {
  const rows = new Map(layers.flatMap((layer) => layer.map(({ key }, row) => [key, row] as const)));
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const isForward = sweep % 2 === 0;
    for (const layer of isForward ? layers : layers.toReversed()) {
      const wishes = new Map(
        layer.map(({ key, before, after }) => {
          const neighbours = (isForward ? before : after).map((each) => rows.get(each)!);
          return [key, meanOf(neighbours) ?? rows.get(key)!];
        }),
      );
      layer.sort((a, b) => wishes.get(a.key)! - wishes.get(b.key)!);
      const places = spaced(layer.map(({ key, room }) => ({ wish: wishes.get(key)!, room })));
      for (const [index, { key }] of layer.entries()) rows.set(key, places[index]!);
    }
  }
  return rows;
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
 * The places next to ascending wishes, by least squares, that leave each its room around it: isotonic regression of the
 * wishes less the room before them, by pooling neighbours that violate the order.
 */
export function spaced(wanted: readonly { readonly wish: number; readonly room: number }[]): number[] {
  const offsets: number[] = [];
  let offset = 0;
  for (const [index, { room }] of wanted.entries()) {
    if (index > 0) offset += (wanted[index - 1]!.room + room) / 2;
    offsets.push(offset);
  }
  const pools: { sum: number; size: number }[] = [];
  for (const [index, { wish }] of wanted.entries()) {
    pools.push({ sum: wish - offsets[index]!, size: 1 });
    for (;;) {
      const [last, before] = [pools.at(-1)!, pools.at(-2)];
      if (before === undefined || before.sum / before.size <= last.sum / last.size) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, size: before.size + last.size });
    }
  }
  return pools
    .flatMap(({ sum, size }) => new Array<number>(size).fill(sum / size))
    .map((place, index) => place + offsets[index]!);
}
