import type { VariantId } from "@/lib/quiz/ids";

/** What is typed but not checked, by variant. */
export type Drafts = ReadonlyMap<VariantId, string>;

/** Where the tab keeps them, so that loading the page again loses none. */
export type KeptDrafts = {
  read(): Drafts;
  write(drafts: Drafts): void;
};

const key = "notecurve/drafts";

/** A full or forbidden storage costs what was typed after a reload, and nothing else. */
export const keptDrafts: KeptDrafts = {
  read() {
    try {
      return new Map(JSON.parse(window.sessionStorage.getItem(key) ?? "[]") as [VariantId, string][]);
    } catch {
      return new Map();
    }
  },
  write(drafts) {
    try {
      window.sessionStorage.setItem(key, JSON.stringify([...drafts]));
    } catch {}
  },
};
