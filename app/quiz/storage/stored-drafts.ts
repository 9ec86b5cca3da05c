import type { Answer } from "@/lib/items/answer";
import type { VariantId } from "@/lib/quiz/ids";

/** Typed, chosen or arranged answers that were not checked yet, by variant. */
export type Drafts = ReadonlyMap<VariantId, Answer>;

/** The tab's storage for drafts, so that a reload loses none. */
export type DraftStore = {
  read(): Drafts;
  write(drafts: Drafts): void;
};

const key = "notecurve/drafts";

/** If the storage is full or forbidden, a reload loses the drafts, and nothing else. */
export function storedDrafts(storage: () => Storage): DraftStore {
  return {
    read() {
      try {
        return new Map(readDrafts(storage().getItem(key)));
      } catch {
        return new Map();
      }
    },
    write(drafts) {
      try {
        storage().setItem(key, JSON.stringify([...drafts]));
      } catch {}
    },
  };
}

/** Drafts from before answers were structured data are plain texts. */
function readDrafts(json: string | null): (readonly [VariantId, Answer])[] {
  const stored = JSON.parse(json ?? "[]") as (readonly [VariantId, Answer | string])[];
  return stored.map(([variantId, draft]) => [variantId, typeof draft === "string" ? { text: draft } : draft]);
}
