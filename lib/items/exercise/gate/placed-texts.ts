import type { LocalizedText } from "@/lib/i18n/locale";
import type { ExerciseBody } from "../exercise-body";

export type PlacedText = {
  /** The author's name for it. */
  readonly place: string;
  readonly text: LocalizedText;
  /** Index of the misconception that it explains; it is shown only if that one has a value. */
  readonly misconception: number | null;
};

/** Every text of an exercise that may contain expressions. */
export function placedTexts(body: ExerciseBody): PlacedText[] {
  return [
    ...[
      { place: "ask", text: body.ask },
      ...(body.answer.hint === undefined ? [] : [{ place: "answer.hint", text: body.answer.hint }]),
      ...(body.answer.options ?? []).map(({ id, text }) => ({ place: `answer.options.${id}`, text })),
      ...body.solution.map((text, index) => ({ place: `solution[${index + 1}]`, text })),
    ].map((one) => ({ ...one, misconception: null })),
    ...body.misconceptions.map(({ id, says }, index) => ({
      place: `misconceptions.${id}.says`,
      text: says,
      misconception: index,
    })),
  ];
}
