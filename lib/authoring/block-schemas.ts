import type * as z from "zod";
import type { FigureName } from "@/lib/figures/figure";
import { componentFigureSchema, componentFigureTranslationSchema } from "@/lib/figures/read-component-figure";
import { graphFigureSchema, graphFigureTranslationSchema } from "@/lib/figures/read-graph-figure";
import { cardSchema, cardTranslationSchema } from "@/lib/items/card/read-card";
import { choiceSchema, choiceTranslationSchema } from "@/lib/items/choice/read-choice";
import { clozeSchema, clozeTranslationSchema } from "@/lib/items/cloze/read-cloze";
import { exerciseSchema, exerciseTranslationSchema } from "@/lib/items/exercise/exercise-schema";
import type { KindName } from "@/lib/items/item-kind";
import { labelSchema, labelTranslationSchema } from "@/lib/items/label/read-label";
import { matchSchema, matchTranslationSchema } from "@/lib/items/match/read-match";
import { orderSchema, orderTranslationSchema } from "@/lib/items/order/read-order";

type Schemas = { readonly original: z.ZodType; readonly translation: z.ZodType };

/** What each kind of block may contain: one line each. */
export const blockSchemas: Readonly<Record<KindName | FigureName, Schemas>> = {
  card: { original: cardSchema, translation: cardTranslationSchema },
  cloze: { original: clozeSchema, translation: clozeTranslationSchema },
  choice: { original: choiceSchema, translation: choiceTranslationSchema },
  order: { original: orderSchema, translation: orderTranslationSchema },
  match: { original: matchSchema, translation: matchTranslationSchema },
  label: { original: labelSchema, translation: labelTranslationSchema },
  exercise: { original: exerciseSchema, translation: exerciseTranslationSchema },
  dot: { original: graphFigureSchema, translation: graphFigureTranslationSchema },
  figure: { original: componentFigureSchema, translation: componentFigureTranslationSchema },
};
