import type { Named, RightPair } from "@/lib/items/named";

export type MatchView<Text> = {
  /** Each left side belongs to one right side; several may share one, and some right sides belong to none. */
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
