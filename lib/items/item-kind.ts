/**
 * The contract that every kind of item fulfils, and the words of this part of the house:
 *
 *   block    one fenced block of a note, YAML inside
 *   body     what a kind keeps of a block once it is read: plain JSON, all languages together
 *   given    the values drawn for one variant (`{}` for kinds that draw nothing): plain JSON
 *   ask      the public view of a variant: everything the browser may know before the answer
 *   reveal   the other half: answer, explanation, worked solution
 *
 * All texts in `ask`, `reveal` and `score` are Markdown (with `$math$`) in which every `{{ … }}`
 * has already been computed. Turning them into HTML is the business of lib/markdown.
 */

import type { Diagnostic } from "@/lib/blocks/diagnostic";
import type { SourceBlock } from "@/lib/blocks/source-block";
import type { FindFigure } from "@/lib/figures/figure-to-label";
import type { Locale, Localized } from "@/lib/i18n/locale";
import type { Html, Markdown } from "@/lib/markdown/markup";
import type { Answer } from "./answer";
import type { SampleAnswers } from "./answer-forms/answer-form";
import type { CardView } from "./card/card-view";
import type { ChoiceView } from "./choice/choice-view";
import type { ClozeView } from "./cloze/cloze-view";
import type { ExerciseView } from "./exercise/exercise-view";
import type { LabelView } from "./label/label-view";
import type { MatchView } from "./match/match-view";
import type { Named } from "./named";
import type { OrderView } from "./order/order-view";
import type { Unreadable } from "./unreadable";

/** JSON as it is stored: bodies, given values and answers are made of nothing else. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The numbers drawn for one variant, by name. Exact values that JSON can't hold are written as "3/7". */
export type Given = { readonly [name: string]: Json };

export type Verdict = "correct" | "wrong" | "invalid";

export type Score =
  | { readonly verdict: "correct" }
  | {
      readonly verdict: "wrong";
      /** The first misconception whose value is the answer given; null if none fits. */
      readonly misconception: { readonly id: string; readonly says: Markdown } | null;
    }
  | { readonly verdict: "invalid"; readonly reason: Unreadable };

/** What each kind asks and reveals, its texts being Markdown or HTML: one line a kind. */
type Views<Text> = {
  card: CardView<Text>;
  cloze: ClozeView<Text>;
  choice: ChoiceView<Text>;
  order: OrderView<Text>;
  match: MatchView<Text>;
  label: LabelView<Text>;
  exercise: ExerciseView<Text>;
};

export type KindName = keyof Views<Markdown>;
export type Ask<Text, Name extends KindName = KindName> = Views<Text>[Name]["ask"];
export type Reveal<Text, Name extends KindName = KindName> = Views<Text>[Name]["reveal"];

/** How the texts of a view become HTML. */
export type TextRenderer = {
  /** Paragraphs, lists, formulas on lines of their own. */
  block(text: Markdown): Html;
  /** What stands in a line. */
  inline(text: Markdown): Html;
  /** Without any markup. */
  plain(text: Markdown): string;
  named(named: Named<Markdown>): Named<Html>;
};

/** A variant with its key, as its author looks at it. */
export type VariantKey = {
  readonly prompt: Markdown;
  /** What options are put to: the left side of pairs, the blanks of a figure. */
  readonly parts?: readonly Named<Markdown>[];
  /** Of a choice or of what is to be arranged, in the order drawn. */
  readonly options?: readonly Named<Markdown>[];
  readonly answer: Json;
  /** `value` is null where the mistake leads to no value in this variant. */
  readonly misconceptions: readonly { readonly id: string; readonly value: Json; readonly says: Markdown }[];
  readonly solution: readonly Markdown[];
};

/** Values from outside made into a full draw; `warnings` say what no draw would give. */
export type CompletedGiven =
  | { readonly given: Given; readonly warnings: readonly string[] }
  | { readonly errors: readonly string[] };

/** One finding of the publish gate, in the author's words and with the values that show it. */
export type GateFinding = {
  readonly rule: string;
  readonly message: string;
  readonly remedy: string;
  /** An example draw that shows the finding. */
  readonly given?: Given;
};

/** One item that a block gives. A cloze gives one for each hole; all others give one. */
export type ReadItem<Body> = {
  readonly id: string;
  readonly was?: string;
  readonly concepts: readonly string[];
  /** Items with the same group are siblings and don't meet on one study day. The block's id. */
  readonly group: string;
  /** The author's own words in the paragraph before the block that this item tests. */
  readonly quote: Localized<string | undefined>;
  /** Languages in which every text of this item exists. */
  readonly locales: readonly Locale[];
  readonly body: Body;
};

export type ReadBlock<Body> = {
  /** Empty if the block has errors. */
  readonly items: readonly ReadItem<Body>[];
  readonly diagnostics: readonly Diagnostic[];
};

export type DrawOptions = {
  /** 32 bits or more of seed text; the same seed gives the same variant for ever. */
  readonly seed: string;
  /** Values that were seen lately and are not to be drawn again if there is any other. */
  readonly avoid: readonly Given[];
};

export interface ItemKind<Body, Name extends KindName = KindName> {
  readonly name: Name;
  /** Graded by the program, or by the learner after the reveal. */
  readonly graded: boolean;
  /** Can be answered at a glance or in a sentence; everything else is worked out or arranged. */
  readonly isLight: boolean;
  /** Every draw has other values, and so another answer; else at most the order is another. */
  readonly drawsValues: boolean;
  /** What it says of a mistake begins with a sentence that names it; else it can only be told with its question. */
  readonly namesMistakes: boolean;
  /**
   * Reads a block and its translations (same id, text fields only), one a language. `findFigure` knows the figures of
   * the course; without it there are none. Never throws on bad input.
   */
  read(block: SourceBlock, translations: readonly SourceBlock[], findFigure?: FindFigure): ReadBlock<Body>;
  draw(body: Body, options: DrawOptions): Given;
  /** Makes a draw of values from outside: a test case, the command line. */
  complete(body: Body, values: Given): CompletedGiven;
  ask(body: Body, given: Given, locale: Locale): Ask<Markdown, Name>;
  reveal(body: Body, given: Given, locale: Locale): Reveal<Markdown, Name>;
  renderAsk(ask: Ask<Markdown, Name>, to: TextRenderer): Ask<Html, Name>;
  renderReveal(reveal: Reveal<Markdown, Name>, to: TextRenderer): Reveal<Html, Name>;
  /** What the item is called where there is room for a line only: the same in all its variants. */
  title(body: Body, locale: Locale): Markdown;
  /** Graded kinds only; a self-graded kind throws. */
  score(body: Body, given: Given, answer: Answer, locale: Locale): Score;
  /** The option that a misconception is said of; null where it is said of none. */
  mistakenOption(ask: Ask<Markdown, Name>, misconceptionId: string): Markdown | null;
  /** A wrong answer that has a name in this variant, as somebody would type it; null where there is none to be typed. */
  slip(body: Body, given: Given, locale: Locale): string | null;
  key(body: Body, given: Given, locale: Locale): VariantKey;
  /** What stands in the way of publishing; empty if nothing. Deterministic. */
  gate(body: Body): readonly GateFinding[];
  /** Number of `tests:` cases and of misconceptions, for listings. */
  counts(body: Body): { readonly tests: number; readonly misconceptions: number };
  /** Answers by which the kind can be tried, as they are stored: each `right` scores correct, and so on. */
  samples(body: Body, given: Given): SampleAnswers;
}
