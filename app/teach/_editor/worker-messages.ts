/** What the editor's page and its worker say to each other. */

import type { ExerciseBench } from "@/lib/authoring/bench/exercise-bench";
import type { CourseNames } from "@/lib/authoring/course-names";
import type { DraftPage } from "@/lib/authoring/draft-page";
import type { Vocabulary } from "@/lib/authoring/vocabulary";
import type { Diagnostic } from "@/lib/blocks/diagnostic";
import type { GraphvizAnswers } from "@/lib/figures/graphviz";
import type { Locale } from "@/lib/i18n/locale";
import type { Answer } from "@/lib/items/answer";
import type { Given, Json } from "@/lib/items/item-kind";
import type { UnreadableFile } from "@/lib/notes/unreadable-file";
import type { Picture } from "@/lib/pictures/picture";
import type { TrialView } from "@/lib/quiz/api";
import type { BodyScoreView } from "@/lib/services/score-body";

/** A text; or what is known of a picture, or why it is none. */
export type FileOfCourse = string | Picture | UnreadableFile;

export type ToWorker =
  | {
      readonly type: "open";
      readonly course: string;
      readonly note: string;
      readonly locale: Locale;
      /** What is known of its graphs: only others need Graphviz. */
      readonly graphs: GraphvizAnswers;
    }
  /** The files that have changed, by name. `version` grows. */
  | {
      readonly type: "change";
      readonly version: number;
      readonly files: Readonly<Record<string, FileOfCourse>>;
    }
  | { readonly type: "locale"; readonly locale: Locale }
  /** The same seed draws the same variant, as long as the item stays the same. */
  | { readonly type: "draw"; readonly request: number; readonly itemId: string; readonly seed: string }
  /** These values, whether or not they would ever be drawn. */
  | { readonly type: "show"; readonly request: number; readonly itemId: string; readonly given: Given }
  /** The variants of `count` seeds from `seed` on, and all that is known of the exercise. */
  | {
      readonly type: "bench";
      readonly request: number;
      readonly itemId: string;
      readonly seed: number;
      readonly count: number;
    }
  /** As a test case has it. */
  | { readonly type: "answer"; readonly request: number; readonly itemId: string; readonly given: Given }
  | { readonly type: "grade"; readonly request: number; readonly ticket: string; readonly answer: Answer };

export type FromWorker =
  /** It listens; what was sent before is lost. */
  | { readonly type: "ready"; readonly vocabulary: Vocabulary }
  | {
      readonly type: "compiled";
      readonly version: number;
      readonly diagnostics: readonly Diagnostic[];
      /** Null as long as the note is unreadable. */
      readonly page: DraftPage | null;
      readonly names: CourseNames;
    }
  /** The findings of the publish gate in all items of the note. */
  | { readonly type: "gated"; readonly version: number; readonly findings: readonly Diagnostic[] }
  /** Null if there is no such item. */
  | { readonly type: "drawn"; readonly request: number; readonly trial: TrialView | null }
  | { readonly type: "graded"; readonly request: number; readonly view: BodyScoreView | null }
  /** Null if there is no such exercise. */
  | { readonly type: "benched"; readonly request: number; readonly bench: ExerciseBench | null }
  /** Of the exercise as of `version`; null if it can't be computed. */
  | {
      readonly type: "answered";
      readonly request: number;
      readonly version: number;
      readonly answer: Json | null;
    };
