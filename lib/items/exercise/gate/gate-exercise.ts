import type { GateFinding } from "@/lib/items/item-kind";
import type { ExerciseBody } from "../exercise-body";

export function gateExercise(_body: ExerciseBody): readonly GateFinding[] {
  return [];
}
