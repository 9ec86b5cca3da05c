import { type LifeOfAnItem, lifeOfAnItem } from "@/lib/progress/life-of-an-item";
import { defaultPreset } from "@/lib/scheduling/presets";
import { recallCurve } from "@/lib/scheduling/schedule-review";

export type LifeView = {
  readonly life: LifeOfAnItem;
  /** How recall falls between two answers: R(t) = (1 + factor · t / stability) ^ decay, t in days. */
  readonly curve: { readonly decay: number; readonly factor: number };
};

/** What becomes of an item over `days` days, for whoever wants to know before they have one. */
export function loadLife(days: number): LifeView {
  // Fuzz would move the days by a little; the shape is what is shown.
  const preset = { ...defaultPreset, fuzz: false };
  return { life: lifeOfAnItem(preset, days), curve: recallCurve(preset) };
}
