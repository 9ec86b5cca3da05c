import fc from "fast-check";
import { expect, test } from "vitest";
import { type GraphNode, layeredLayout, spaced } from "@/lib/progress/layered-layout";

/** Acyclic: each comes after some of those before it. */
const someGraph: fc.Arbitrary<GraphNode[]> = fc
  .array(fc.array(fc.nat(30), { maxLength: 4 }), { maxLength: 31 })
  .map((lists) =>
    lists.map((list, i) => ({
      id: `n${i}`,
      after: list.filter((each) => each < i).map((each) => `n${each}`),
    })),
  );

/** Everything that a node comes after, directly or not. */
function ancestors(nodes: readonly Pick<GraphNode, "id" | "after">[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { id, after } of nodes)
    found.set(id, new Set(after.flatMap((each) => [each, ...(found.get(each) ?? [])])));
  return found;
}

test("each node has one place, to the right of all that it comes after, and no other lies upon it", () => {
  fc.assert(
    fc.property(someGraph, (graph) => {
      const { nodes, columns, rows } = layeredLayout(graph);
      expect(nodes.map(({ id }) => id).toSorted()).toEqual(graph.map(({ id }) => id).toSorted());
      const at = new Map(nodes.map((node) => [node.id, node]));
      for (const { id, after } of graph)
        for (const each of after) expect(at.get(each)!.column).toBeLessThan(at.get(id)!.column);
      for (const a of nodes) {
        expect(a.row).toBeGreaterThanOrEqual(0);
        expect(a.row).toBeLessThan(rows);
        expect(a.column).toBeLessThan(columns);
        for (const b of nodes)
          if (a !== b && a.column === b.column)
            expect(Math.abs(a.row - b.row)).toBeGreaterThanOrEqual(1 - 1e-9);
      }
    }),
  );
});

test("the edges say what comes after what, no more and no less, and none follows from others", () => {
  fc.assert(
    fc.property(someGraph, (graph) => {
      const { nodes, edges } = layeredLayout(graph);
      const drawn = graph.map(({ id }) => ({
        id,
        after: edges.filter(({ to }) => to === id).map(({ from }) => from),
      }));
      expect(ancestors(drawn)).toEqual(ancestors(graph));
      for (const { id, after } of drawn)
        for (const each of after) {
          const others = drawn.map((node) =>
            node.id === id ? { ...node, after: after.filter((other) => other !== each) } : node,
          );
          expect(ancestors(others).get(id)?.has(each)).toBe(false);
        }
      const column = new Map(nodes.map((node) => [node.id, node.column]));
      for (const { from, to, via } of edges)
        expect(via).toHaveLength(column.get(to)! - column.get(from)! - 1);
    }),
  );
});

test("a chain is a straight line, and a graph without edges a column", () => {
  const chain = layeredLayout([
    { id: "a", after: [] },
    { id: "b", after: ["a"] },
    { id: "c", after: ["b", "a"] },
  ]);
  expect(chain.nodes.map(({ column, row }) => [column, row])).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
  ]);
  expect(chain.edges).toEqual([
    { from: "a", to: "b", via: [] },
    { from: "b", to: "c", via: [] },
  ]);
  const apart = layeredLayout([
    { id: "a", after: [] },
    { id: "b", after: ["unknown"] },
  ]);
  expect(apart).toMatchObject({ columns: 1, rows: 2, edges: [] });
  expect(layeredLayout([])).toEqual({ nodes: [], edges: [], columns: 0, rows: 0 });
});

test("a circle, which no course should have, still ends", () => {
  const circle = layeredLayout([
    { id: "a", after: ["b"] },
    { id: "b", after: ["a"] },
  ]);
  expect(circle.nodes).toHaveLength(2);
});

test("places keep their order and their room, and wishes that leave it are granted", () => {
  const some = fc.array(
    fc.record({ wish: fc.double({ min: -50, max: 50, noNaN: true }), room: fc.constantFrom(0.4, 1) }),
    {
      minLength: 1,
      maxLength: 20,
    },
  );
  fc.assert(
    fc.property(some, (unsorted) => {
      const wanted = unsorted.toSorted((a, b) => a.wish - b.wish);
      const least = (i: number) => (wanted[i - 1]!.room + wanted[i]!.room) / 2;
      const places = spaced(wanted);
      const isRoomy = wanted.every(({ wish }, i) => i === 0 || wish - wanted[i - 1]!.wish >= least(i));
      for (const [i, place] of places.entries()) {
        if (i > 0) expect(place - places[i - 1]!).toBeGreaterThanOrEqual(least(i) - 1e-9);
        if (isRoomy) expect(place).toBeCloseTo(wanted[i]!.wish, 9);
      }
      // The mean of the wishes is kept, since moving all alike costs more than it gains.
      const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
      expect(sum(places)).toBeCloseTo(sum(wanted.map(({ wish }) => wish)), 6);
    }),
  );
});
