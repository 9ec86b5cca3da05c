import type { Answer } from "@/lib/items/answer";
import type { VariantId } from "@/lib/quiz/ids";

/** What is typed, chosen or arranged but not checked, by variant. */
export type Drafts = ReadonlyMap<VariantId, Answer>;

/** Where the tab keeps them, so that loading the page again loses none. */
export type DraftStore = {
  read(): Drafts;
  write(drafts: Drafts): void;
};

const key = "notecurve/drafts";

/** A full or forbidden storage costs what was typed after a reload, and nothing else. */
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

/** Before answers were data, a draft was its text. */
function readDrafts(json: string | null): (readonly [VariantId, Answer])[] {
  const stored = JSON.parse(json ?? "[]") as (readonly [VariantId, Answer | string])[];
  return stored.map(([variantId, draft]) => [variantId, typeof draft === "string" ? { text: draft } : draft]);
}
