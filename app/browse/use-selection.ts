"use client";

import { useRef, useState } from "react";

export type Selection = {
  readonly names: ReadonlySet<string>;
  readonly has: (name: string) => boolean;
  /** Selects or deselects a row; with `isRange` all rows from the one before to it. */
  readonly select: (name: string, isRange: boolean) => void;
  readonly set: (names: readonly string[]) => void;
};

/** `shown`: the names of the rows, in order. */
export function useSelection(shown: readonly string[]): Selection {
  const [names, setNames] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  return {
    names,
    has: (name) => names.has(name),
    select: (name, isRange) => {
      const isOn = !names.has(name);
      const [a, b] = [shown.indexOf(last.current ?? name), shown.indexOf(name)];
      const range = isRange && a >= 0 ? shown.slice(Math.min(a, b), Math.max(a, b) + 1) : [name];
      const changed = new Set(names);
      for (const each of range) {
        if (isOn) changed.add(each);
        else changed.delete(each);
      }
      last.current = name;
      setNames(changed);
    },
    set: (all) => setNames(new Set(all)),
  };
}
