import type { Given } from "@/lib/items/item-kind";

/** A question on the paper of a rehearsal. */
export type PaperQuestion = { readonly itemId: number; readonly version: number; readonly given: Given };
