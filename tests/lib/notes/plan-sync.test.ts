import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { KindName } from "@/lib/items/item-kind";
import type { CompiledItem } from "@/lib/notes/compiled-course";
import { planSync, type StoredItem, type SyncPlan } from "@/lib/notes/plan-sync";

function compiled(id: string, more: Partial<CompiledItem> = {}): CompiledItem {
  return {
    id,
    kind: "card",
    graded: false,
    note: "note",
    file: "note.en.md",
    line: 7,
    anchor: "a",
    place: `at-${id}`,
    group: id,
    concepts: [],
    locales: ["en"],
    position: 1,
    tests: 0,
    misconceptions: 0,
    body: {},
    hash: "1",
    ...more,
  };
}

function stored(id: string, more: Partial<StoredItem> = {}): StoredItem {
  return { id, kind: "card", hash: "1", retired: false, ...more };
}

const nothing: SyncPlan = { rename: [], retire: [], create: [], update: [], revive: [], unchanged: [] };

describe("the plan", () => {
  test("creates what is new, updates what changed, retires what is gone, revives what is back", () => {
    const items = [
      compiled("new"),
      compiled("same"),
      compiled("changed", { hash: "2" }),
      compiled("back", { hash: "2" }),
    ];
    const before = [
      stored("same"),
      stored("changed"),
      stored("gone"),
      stored("back", { retired: true }),
      stored("long-gone", { retired: true }),
    ];
    expect(planSync(items, before)).toEqual({
      plan: {
        ...nothing,
        create: ["new"],
        update: ["changed", "back"],
        retire: ["gone"],
        revive: ["back"],
        unchanged: ["same"],
      },
      problems: [],
      warnings: [],
    });
  });
  test("renames items with a former id, changed or not", () => {
    const items = [compiled("b", { was: "a" }), compiled("d", { was: "c", hash: "2" })];
    expect(planSync(items, [stored("a"), stored("c", { retired: true })]).plan).toEqual({
      ...nothing,
      rename: [
        { from: "a", to: "b" },
        { from: "c", to: "d" },
      ],
      update: ["d"],
      revive: ["d"],
      unchanged: ["b"],
    });
  });
  test("leaves a rename alone once it is done", () => {
    expect(planSync([compiled("b", { was: "a" })], [stored("b")])).toEqual({
      plan: { ...nothing, unchanged: ["b"] },
      problems: [],
      warnings: [],
    });
  });
});

describe("problems", () => {
  const rules = (items: CompiledItem[], before: StoredItem[]) => {
    const { problems, warnings } = planSync(items, before);
    return { problems: problems.map(({ rule }) => rule), warnings: warnings.map(({ rule }) => rule) };
  };

  test("a rename from an unknown item creates a new one, with a warning; on an empty database without", () => {
    expect(rules([compiled("b", { was: "a" })], [stored("c")])).toEqual({
      problems: [],
      warnings: ["was-unknown"],
    });
    expect(planSync([compiled("b", { was: "a" })], [stored("c")]).plan.create).toEqual(["b"]);
    expect(rules([compiled("b", { was: "a" })], [])).toEqual({ problems: [], warnings: [] });
  });
  test("an item can't change its kind, by its own id or by a rename", () => {
    expect(rules([compiled("a", { kind: "choice" })], [stored("a")]).problems).toEqual(["kind-changed"]);
    expect(rules([compiled("b", { kind: "choice", was: "a" })], [stored("a")]).problems).toEqual([
      "kind-changed",
    ]);
  });
  test("one memory can't go to two items, nor to one while the other is still there", () => {
    expect(rules([compiled("b", { was: "a" }), compiled("c", { was: "a" })], [stored("a")]).problems).toEqual(
      ["was-claimed-twice"],
    );
    expect(rules([compiled("a"), compiled("b", { was: "a" })], [stored("a")]).problems).toEqual([
      "was-still-used",
    ]);
    expect(
      rules([compiled("b", { was: "a" })], [stored("a"), stored("b", { retired: true })]).problems,
    ).toEqual(["was-taken"]);
  });
  test("an id can't be there twice", () => {
    expect(planSync([compiled("a"), compiled("a")], []).problems).toMatchObject([
      { rule: "duplicate-id", file: "note.en.md", line: 7 },
    ]);
  });
});

/** Applies a plan as the database does. */
function apply(plan: SyncPlan, items: readonly CompiledItem[], before: readonly StoredItem[]): StoredItem[] {
  const rows = new Map(before.map((item) => [item.id, item]));
  for (const { from, to } of plan.rename) {
    const row = rows.get(from);
    if (row === undefined || rows.has(to)) throw new Error(`${from} can't be renamed to ${to}`);
    rows.delete(from);
    rows.set(to, { ...row, id: to });
  }
  for (const id of plan.retire) rows.set(id, { ...rows.get(id)!, retired: true });
  for (const { id, kind, hash } of items) {
    if (plan.create.includes(id) === rows.has(id)) throw new Error(`${id} is created twice or never`);
    rows.set(id, { id, kind, hash: plan.unchanged.includes(id) ? rows.get(id)!.hash : hash, retired: false });
  }
  return [...rows.values()];
}

describe("laws", () => {
  const id = fc.constantFrom("a", "b", "c", "d", "e", "f");
  const kind = fc.constantFrom<KindName>("card", "choice");
  const hash = fc.constantFrom("1", "2");
  const itemsOf = fc.uniqueArray(
    fc
      .record({ id, kind, hash, was: fc.option(id, { nil: undefined }) })
      .map(({ was, ...item }) =>
        compiled(item.id, { ...item, ...(was === undefined || was === item.id ? {} : { was }) }),
      ),
    { selector: (item) => item.id },
  );
  const storedOf = fc.uniqueArray(fc.record({ id, kind, hash, retired: fc.boolean() }), {
    selector: (item) => item.id,
  });

  test("a plan without problems can be applied, gives exactly the course, and applied again changes nothing", () => {
    fc.assert(
      fc.property(itemsOf, storedOf, (items, before) => {
        const { plan, problems } = planSync(items, before);
        fc.pre(problems.length === 0);
        const after = apply(plan, items, before);
        const live = after
          .filter(({ retired }) => !retired)
          .map(({ id, kind, hash }) => ({ id, kind, hash }));
        expect(live.sort((a, b) => a.id.localeCompare(b.id))).toEqual(
          items.map(({ id, kind, hash }) => ({ id, kind, hash })).sort((a, b) => a.id.localeCompare(b.id)),
        );
        expect(after).toHaveLength(before.length + plan.create.length);
        const again = planSync(items, after);
        expect(again.problems).toEqual([]);
        expect(again.plan).toEqual({ ...nothing, unchanged: items.map((item) => item.id) });
      }),
      { numRuns: 2000 },
    );
  });
});
