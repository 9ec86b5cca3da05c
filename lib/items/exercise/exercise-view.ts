import type { AnswerForm } from "@/lib/items/answer-forms/answer-form";

export type ExerciseView<Text> = {
  readonly ask: { readonly kind: "exercise"; readonly ask: Text; readonly answer: AnswerForm<Text> };
  readonly reveal: { readonly kind: "exercise"; readonly answer: Text; readonly solution: readonly Text[] };
};
