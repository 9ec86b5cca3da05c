import type { Named } from "@/lib/items/named";

export type OrderView<Text> = {
  /** Steps in the order drawn for this variant; their ids reveal nothing of the right one. */
  readonly ask: { readonly kind: "order"; readonly ask: Text; readonly steps: readonly Named<Text>[] };
  readonly reveal: {
    readonly kind: "order";
    /** In the author's order, which is right. */
    readonly steps: readonly { readonly id: string; readonly why?: Text }[];
    /** Whether other orders are right, too. */
    readonly several: boolean;
    readonly why?: Text;
  };
};
