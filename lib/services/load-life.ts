import { type LifeOfAnItem, lifeOfAnItem } from "@/lib/progress/life-of-an-item";
import { defaultPreset } from "@/lib/scheduling/presets";
import { recallCurve } from "@/lib/scheduling/schedule-review";

export type LifeView = {
  readonly life: LifeOfAnItem;
  /** The forgetting curve between two answers: R(t) = (1 + factor · t / stability) ^ decay, t in days. */
  readonly curve: { readonly decay: number; readonly factor: number };
};

/** The life of an item over `days` days, to show before there is one. */
export function loadLife(days: number): LifeView {
  // Fuzz would move the days slightly; only the shape matters here.
  const preset = { ...defaultPreset, fuzz: false };
  return { life: lifeOfAnItem(preset, days), curve: recallCurve(preset) };
}
