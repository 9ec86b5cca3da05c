import type { Named } from "@/lib/items/named";

export type ChoiceView<Text> = {
  readonly ask: {
    readonly kind: "choice";
    readonly ask: Text;
    /** Whether more than one option may be right; the answer is then the whole set. */
    readonly multiple: boolean;
    /** In the order drawn for this variant. */
    readonly options: readonly Named<Text>[];
  };
  readonly reveal: {
    readonly kind: "choice";
    readonly options: readonly { readonly id: string; readonly right: boolean; readonly why?: Text }[];
    readonly why?: Text;
  };
};
