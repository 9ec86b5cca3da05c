/** The compiler's output: plain data, ready to be planned against the stored course and applied. */

import type { Diagnostic } from "@/lib/blocks/diagnostic";
import type { Values } from "@/lib/figures/components/component";
import type { ComponentName } from "@/lib/figures/components/registry";
import type { GraphvizAnswers } from "@/lib/figures/graphviz";
import type { Drawing } from "@/lib/figures/svg";
import type { Locale, Localized, LocalizedText } from "@/lib/i18n/locale";
import type { GateFinding, Json, KindName } from "@/lib/items/item-kind";
import type { Html } from "@/lib/markdown/markup";

export type Concept = {
  readonly id: string;
  readonly name: LocalizedText;
  readonly prerequisites: readonly string[];
};

/** A reading page is a sequence of prose, figures and positions of items. HTML is sanitised. */
export type NoteSegment =
  | { readonly type: "prose"; readonly html: Html }
  /** The items of one block. `place` is the DOM id of the sentence or paragraph that they test. */
  | {
      readonly type: "items";
      readonly block: string;
      readonly itemIds: readonly string[];
      readonly place: string;
    }
  | NoteFigure;

export type NoteFigure = {
  readonly type: "figure";
  readonly id: string;
  /** Counted within the note, from 1. */
  readonly number: number;
  /** DOM ids of the figure, for the items that test it. */
  readonly places: readonly string[];
  /** Sanitised HTML of one line. */
  readonly caption: Html;
  readonly drawing:
    | ({ readonly kind: "svg" } & Drawing)
    /** Drawn from its values, first by the server and then, as the reader changes them, by the browser. */
    | {
        readonly kind: "component";
        readonly component: ComponentName;
        readonly values: Values;
        /** Plain text. */
        readonly title: string;
      };
};

export type NoteHeading = { readonly id: string; readonly text: string; readonly depth: 2 | 3 };

export type NoteText = {
  readonly title: string;
  readonly headings: readonly NoteHeading[];
  readonly segments: readonly NoteSegment[];
  /** Reading time, rounded up. */
  readonly minutes: number;
};

export type CompiledNote = {
  readonly slug: string;
  /** Position in the course, from 1. */
  readonly position: number;
  readonly texts: Localized<NoteText>;
  /** What Graphviz was asked for the note's graphs, so that its editor need not ask again. */
  readonly graphs: GraphvizAnswers;
};

export type CompiledItem = {
  /** Unique in the course; identifies every memory of it. */
  readonly id: string;
  readonly was?: string;
  readonly kind: KindName;
  readonly graded: boolean;
  readonly note: string;
  /** The file of the original, and the line of the block's fence. */
  readonly file: string;
  readonly line: number;
  /** Id of the heading of the item's section. */
  readonly anchor: string;
  /** DOM id of the sentence or paragraph that it tests. */
  readonly place: string;
  readonly group: string;
  readonly concepts: readonly string[];
  readonly locales: readonly Locale[];
  /** Order within the course, from 1: note by note, top to bottom. New items come in this order. */
  readonly position: number;
  readonly tests: number;
  readonly misconceptions: number;
  /** The kind's body. */
  readonly body: Json;
  /** Hash of kind and body: a change is a new version of the item. */
  readonly hash: string;
};

export type CompiledCourse = {
  readonly slug: string;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  readonly concepts: readonly Concept[];
  readonly notes: readonly CompiledNote[];
  readonly items: readonly CompiledItem[];
  readonly diagnostics: readonly Diagnostic[];
  /** Gate findings by item, with the place of the block. */
  readonly findings: readonly (GateFinding & {
    readonly item: string;
    readonly file: string;
    readonly line: number;
  })[];
};
