/**
 * The contract of every kind of item, and its terms:
 *
 *   block    one fenced block of a note, with YAML inside
 *   body     what a kind stores of a parsed block: plain JSON, all languages together
 *   given    the values drawn for one variant (`{}` for kinds that draw nothing): plain JSON
 *   ask      the public view of a variant: everything the browser may know before the answer
 *   reveal   the other half: answer, explanation, worked solution
 *
 * All texts in `ask`, `reveal` and `score` are Markdown (with `$math$`) in which every `{{ … }}` has been computed.
 * lib/markdown renders them to HTML.
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

/** JSON as stored: bodies, given values and answers consist of nothing else. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The numbers drawn for one variant, by name. Exact values without a JSON number are written as "3/7". */
export type Given = { readonly [name: string]: Json };

export type Verdict = "correct" | "wrong" | "invalid";

export type Score =
  | { readonly verdict: "correct" }
  | {
      readonly verdict: "wrong";
      /** The first misconception whose value is the learner's answer; null if none matches. */
      readonly misconception: { readonly id: string; readonly says: Markdown } | null;
    }
  | { readonly verdict: "invalid"; readonly reason: Unreadable };

/** The question and the reveal of each kind, with texts as Markdown or HTML: one line per kind. */
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

/** Renders the texts of a view to HTML. */
export type TextRenderer = {
  /** Paragraphs, lists, displayed formulas. */
  block(text: Markdown): Html;
  /** Text within a line. */
  inline(text: Markdown): Html;
  /** Plain text without markup. */
  plain(text: Markdown): string;
  named(named: Named<Markdown>): Named<Html>;
};

/** A variant with its key, as shown to its author. */
export type VariantKey = {
  readonly prompt: Markdown;
  /** The targets that options are assigned to: the left side of pairs, the blanks of a figure. */
  readonly parts?: readonly Named<Markdown>[];
  /** Options of a choice, or what is to be arranged, in the order drawn. */
  readonly options?: readonly Named<Markdown>[];
  readonly answer: Json;
  /** `value` is null if the mistake leads to no value in this variant. */
  readonly misconceptions: readonly { readonly id: string; readonly value: Json; readonly says: Markdown }[];
  readonly solution: readonly Markdown[];
};

/** Values from outside, completed to a full draw; `warnings` name values that are never drawn. */
export type CompletedGiven =
  | { readonly given: Given; readonly warnings: readonly string[] }
  | { readonly errors: readonly string[] };

/** A finding of the publish gate, in the author's terms and with example values. */
export type GateFinding = {
  readonly rule: string;
  readonly message: string;
  readonly remedy: string;
  /** An example draw that shows the finding. */
  readonly given?: Given;
};

/** One item of a block. A cloze has one for each number; all others have one. */
export type ReadItem<Body> = {
  readonly id: string;
  readonly was?: string;
  readonly concepts: readonly string[];
  /** Items with the same group are siblings and are not asked on the same study day. The block's id. */
  readonly group: string;
  /** The quote from the paragraph before the block that this item tests. */
  readonly quote: Localized<string | undefined>;
  /** Languages that have every text of this item. */
  readonly locales: readonly Locale[];
  readonly body: Body;
};

export type ReadBlock<Body> = {
  /** Empty if the block has errors. */
  readonly items: readonly ReadItem<Body>[];
  readonly diagnostics: readonly Diagnostic[];
};

export type DrawOptions = {
  /** 32 bits or more of seed text; the same seed always gives the same variant. */
  readonly seed: string;
  /** Recently seen values, which are drawn again only if there are no others. */
  readonly avoid: readonly Given[];
};

export interface ItemKind<Body, Name extends KindName = KindName> {
  readonly name: Name;
  /** Graded by the program, or by the learner after the reveal. */
  readonly graded: boolean;
  /** Whether it can be answered at a glance or in a sentence; other kinds take some work. */
  readonly isLight: boolean;
  /** Whether every draw has other values, and so another answer; otherwise at most the order differs. */
  readonly drawsValues: boolean;
  /**
   * Whether its explanation of a mistake begins with a sentence that names it; otherwise it only makes sense with the
   * question.
   */
  readonly namesMistakes: boolean;
  /**
   * Reads a block and its translations (same id, text fields only), at most one per language. `findFigure` looks up
   * figures of the course; without it there are none. Never throws on bad input.
   */
  read(block: SourceBlock, translations: readonly SourceBlock[], findFigure?: FindFigure): ReadBlock<Body>;
  draw(body: Body, options: DrawOptions): Given;
  /** Completes values from outside to a draw: a test case, the command line. */
  complete(body: Body, values: Given): CompletedGiven;
  ask(body: Body, given: Given, locale: Locale): Ask<Markdown, Name>;
  reveal(body: Body, given: Given, locale: Locale): Reveal<Markdown, Name>;
  renderAsk(ask: Ask<Markdown, Name>, to: TextRenderer): Ask<Html, Name>;
  renderReveal(reveal: Reveal<Markdown, Name>, to: TextRenderer): Reveal<Html, Name>;
  /** A short title, the same for all variants. */
  title(body: Body, locale: Locale): Markdown;
  /** Graded kinds only; a self-graded kind throws. */
  score(body: Body, given: Given, answer: Answer, locale: Locale): Score;
  /** The option that a misconception explains; null if it explains none. */
  mistakenOption(ask: Ask<Markdown, Name>, misconceptionId: string): Markdown | null;
  /** A wrong answer with a named misconception in this variant, as a learner would type it; null if there is none. */
  slip(body: Body, given: Given, locale: Locale): string | null;
  key(body: Body, given: Given, locale: Locale): VariantKey;
  /** Reasons not to publish; empty if none. Deterministic. */
  gate(body: Body): readonly GateFinding[];
  /** Number of `tests:` cases and of misconceptions, for listings. */
  caseCounts(body: Body): { readonly tests: number; readonly misconceptions: number };
  /** Sample answers, as stored: each `right` scores correct, and so on. */
  samples(body: Body, given: Given): SampleAnswers;
}
