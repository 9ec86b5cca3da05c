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
import type { Drawing } from "@/lib/figures/svg";
import type { Locale, Localized } from "@/lib/i18n/locale";
import type { Markdown } from "@/lib/markdown/markup";
import type { Answer } from "./answer";
import type { AnswerForm } from "./answer-forms/answer-form";
import type { Unreadable } from "./unreadable";

/** JSON as it is stored: bodies, given values and answers are made of nothing else. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type KindName = "card" | "cloze" | "choice" | "order" | "match" | "label" | "exercise";

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

export type Ask =
  | { readonly kind: "card"; readonly front: Markdown }
  /** The asked hole holds `…` or the author's hint between the marks of lib/markdown/hole-marks; other holes are filled. */
  | { readonly kind: "cloze"; readonly text: Markdown }
  | {
      readonly kind: "choice";
      readonly ask: Markdown;
      /** More than one option may be right, and the answer is the whole set. */
      readonly multiple: boolean;
      /** In the order drawn for this variant. */
      readonly options: readonly { readonly id: string; readonly text: Markdown }[];
    }
  /** Steps in the order drawn for this variant; their ids say nothing of the right one. */
  | { readonly kind: "order"; readonly ask: Markdown; readonly steps: readonly Named[] }
  /** Each on the left belongs to one on the right; several may belong to the same, and some to none. */
  | {
      readonly kind: "match";
      readonly ask: Markdown;
      readonly lefts: readonly Named[];
      readonly rights: readonly Named[];
    }
  /** A figure with numbers in place of some of its words. */
  | {
      readonly kind: "label";
      readonly ask: Markdown;
      readonly figure: Drawing;
      /** `id` is the number in the figure. */
      readonly blanks: readonly { readonly id: string; readonly place: Markdown }[];
      readonly names: readonly Named[];
    }
  | { readonly kind: "exercise"; readonly ask: Markdown; readonly answer: AnswerForm };

export type Named = { readonly id: string; readonly text: Markdown };

/** What belongs together, by the ids of the question. */
export type RightPair = { readonly left: string; readonly right: string; readonly why?: Markdown };

export type Reveal =
  | { readonly kind: "card"; readonly back: Markdown }
  /** The asked hole is filled, between the same marks. */
  | { readonly kind: "cloze"; readonly text: Markdown }
  | {
      readonly kind: "choice";
      readonly options: readonly { readonly id: string; readonly right: boolean; readonly why?: Markdown }[];
      readonly why?: Markdown;
    }
  | {
      readonly kind: "order";
      /** In the author's order, which is right. */
      readonly steps: readonly { readonly id: string; readonly why?: Markdown }[];
      /** Other orders are right as well. */
      readonly several: boolean;
      readonly why?: Markdown;
    }
  | { readonly kind: "match"; readonly pairs: readonly RightPair[]; readonly why?: Markdown }
  | {
      readonly kind: "label";
      /** With all its words. */
      readonly figure: Drawing;
      readonly pairs: readonly RightPair[];
      readonly why?: Markdown;
    }
  | { readonly kind: "exercise"; readonly answer: Markdown; readonly solution: readonly Markdown[] };

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

export interface ItemKind<Body> {
  readonly name: KindName;
  /** Graded by the program, or by the learner after the reveal. */
  readonly graded: boolean;
  /**
   * Reads a block and its translations (same id, text fields only), one a language. `findFigure` knows the figures of
   * the course; without it there are none. Never throws on bad input.
   */
  read(block: SourceBlock, translations: readonly SourceBlock[], findFigure?: FindFigure): ReadBlock<Body>;
  draw(body: Body, options: DrawOptions): Given;
  ask(body: Body, given: Given, locale: Locale): Ask;
  reveal(body: Body, given: Given, locale: Locale): Reveal;
  /** Graded kinds only; a self-graded kind throws. */
  score(body: Body, given: Given, answer: Answer, locale: Locale): Score;
  /** What stands in the way of publishing; empty if nothing. Deterministic. */
  gate(body: Body): readonly GateFinding[];
  /** Number of `tests:` cases and of misconceptions, for listings. */
  counts(body: Body): { readonly tests: number; readonly misconceptions: number };
  /** Answers by which the kind can be tried, as they are stored: each `right` scores correct, and so on. */
  samples(
    body: Body,
    given: Given,
  ): {
    readonly right: readonly string[];
    readonly wrong: readonly string[];
    readonly unreadable: readonly string[];
  };
}
