import type { Named, RightPair } from "@/lib/items/named";

export type MatchView<Text> = {
  /** Each on the left belongs to one on the right; several may belong to the same, and some to none. */
  readonly ask: {
    readonly kind: "match";
    readonly ask: Text;
    readonly lefts: readonly Named<Text>[];
    readonly rights: readonly Named<Text>[];
  };
  readonly reveal: {
    readonly kind: "match";
    readonly pairs: readonly RightPair<Text>[];
    readonly why?: Text;
  };
};
