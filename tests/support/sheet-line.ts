import type { KindName } from "@/lib/items/item-kind";

/** One item in one state. `name` tells which item and which numbers. */
export type SheetLine = {
  readonly item: string;
  readonly kind: KindName;
  readonly name: string;
  readonly state: "ask" | "revealed" | "wrong";
  readonly html: string;
};
