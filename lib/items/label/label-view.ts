import type { Drawing } from "@/lib/figures/svg";
import type { Named, RightPair } from "@/lib/items/named";
import type { Html } from "@/lib/markdown/markup";

export type LabelView<Text> = {
  /** A figure with numbers in place of some of its labels. */
  readonly ask: {
    readonly kind: "label";
    readonly ask: Text;
    readonly figure: Drawing;
    readonly blanks: readonly Blank<Text>[];
    readonly names: readonly Named<Text>[];
  };
  readonly reveal: {
    readonly kind: "label";
    /** The figure with all its labels. */
    readonly figure: Drawing;
    readonly pairs: readonly RightPair<Text>[];
    readonly why?: Text;
  };
};

type Blank<Text> = {
  /** The number in the figure. */
  readonly id: string;
  /** A description of its position. As HTML it is plain text: it is for screen readers. */
  readonly place: [Text] extends [Html] ? string : Text;
};
