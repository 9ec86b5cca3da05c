/** The plan of a publication: data that can be shown before it is applied. */

import { type Diagnostic, diagnostic, type Place } from "@/lib/blocks/diagnostic";
import type { KindName } from "@/lib/items/item-kind";
import { checkRenames } from "./check-renames";
import type { CompiledItem } from "./compiled-course";

/** A stored item, possibly retired. */
export type StoredItem = {
  readonly id: string;
  readonly kind: KindName;
  readonly hash: string;
  readonly retired: boolean;
};

/**
 * All by item id, and applied in this order: `rename`, `retire`, then each compiled item. An item is in exactly one of
 * `create`, `update` and `unchanged` (by its new id if it is renamed); `revive` says which of them were retired.
 */
export type SyncPlan = {
  readonly rename: readonly { readonly from: string; readonly to: string }[];
  readonly retire: readonly string[];
  readonly create: readonly string[];
  /** Kind or body differ from the stored ones: a new version. Memories stay. */
  readonly update: readonly string[];
  readonly revive: readonly string[];
  /** Same kind and body; position, order and concepts may still differ. */
  readonly unchanged: readonly string[];
};

export type PlannedSync = {
  readonly plan: SyncPlan;
  /** The plan may be applied only if there are none. */
  readonly problems: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
};

/**
 * Compares a compiled course with the stored one. Pure; planning again after applying the plan changes nothing. `was`
 * counts until the item exists under its new id. On an empty database every `was` is history and is ignored.
 */
export function planSync(items: readonly CompiledItem[], stored: readonly StoredItem[]): PlannedSync {
  const storedById = new Map(stored.map((item) => [item.id, item]));
  const findings = [...repeatedIds(items), ...checkRenames(items), ...renameProblems(items, storedById)];
  const rename = items.flatMap((item) => {
    const from = renamedFrom(item, storedById);
    return from === null ? [] : [{ from: from.id, to: item.id }];
  });
  const before = (item: CompiledItem) => renamedFrom(item, storedById) ?? storedById.get(item.id);
  findings.push(...items.flatMap((item) => kindChange(item, before(item))));

  const kept = new Set([...items.map(({ id }) => id), ...rename.map(({ from }) => from)]);
  const ids = (test: (old: StoredItem | undefined, item: CompiledItem) => boolean) =>
    items.filter((item) => test(before(item), item)).map(({ id }) => id);
  const plan: SyncPlan = {
    rename,
    retire: stored.filter(({ id, retired }) => !retired && !kept.has(id)).map(({ id }) => id),
    create: ids((old) => old === undefined),
    update: ids((old, item) => old !== undefined && old.hash !== item.hash),
    revive: ids((old) => old?.retired === true),
    unchanged: ids((old, item) => old?.hash === item.hash),
  };
  return {
    plan,
    problems: findings.filter(({ severity }) => severity === "error"),
    warnings: findings.filter(({ severity }) => severity === "warning"),
  };
}

/** The stored item that this one takes over, unless it has done so already. */
function renamedFrom(item: CompiledItem, stored: ReadonlyMap<string, StoredItem>): StoredItem | null {
  return item.was === undefined || stored.has(item.id) ? null : (stored.get(item.was) ?? null);
}

function repeatedIds(items: readonly CompiledItem[]): Diagnostic[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    if (!seen.has(item.id)) {
      seen.add(item.id);
      return [];
    }
    return [
      diagnostic(lineOf(item), {
        rule: "duplicate-id",
        message: `There are two items \`${item.id}\`.`,
        remedy: "Give one of them another id.",
      }),
    ];
  });
}

function renameProblems(
  items: readonly CompiledItem[],
  stored: ReadonlyMap<string, StoredItem>,
): Diagnostic[] {
  const ids = new Set(items.map(({ id }) => id));
  return items.flatMap((item) => {
    const { id, was } = item;
    if (was === undefined || stored.size === 0) return [];
    const old = stored.get(was);
    const mine = stored.get(id);
    if (mine !== undefined) {
      return mine.retired && old !== undefined && !ids.has(was)
        ? [
            diagnostic(lineOf(item), {
              rule: "was-taken",
              message: `\`${id}\` can't take the memories of \`${was}\`: an item of that id existed before.`,
              remedy: "Choose an id that was never used, or take `was` away.",
            }),
          ]
        : [];
    }
    if (old === undefined) {
      return [
        diagnostic(lineOf(item), {
          severity: "warning",
          rule: "was-unknown",
          message: `No published item is called \`${was}\`, so \`${id}\` starts without memories.`,
          remedy:
            "If that is a slip, choose another id and write the right old one into `was`; else take `was` away.",
        }),
      ];
    }
    return [];
  });
}

function kindChange(item: CompiledItem, old: StoredItem | undefined): Diagnostic[] {
  if (old === undefined || old.kind === item.kind) return [];
  return [
    diagnostic(lineOf(item), {
      rule: "kind-changed",
      message: `\`${old.id}\` is published as a ${old.kind} and can't become a ${item.kind}: its memories were of something else.`,
      remedy: "Give the new item an id of its own.",
    }),
  ];
}

function lineOf({ file, line }: CompiledItem): Place {
  return { file, line, column: 1 };
}
