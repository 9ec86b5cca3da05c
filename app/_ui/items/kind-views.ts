/** The views of the kinds: one line each. Large ones are loaded once the page is live. */
import type { KindName } from "@/lib/items/item-kind";
import { cardView } from "./card";
import { choiceView } from "./choice";
import { clozeView } from "./cloze";
import { exerciseView } from "./exercise";
import type { KindView, SelfGradedView } from "./kind-view";
import { arrangedLater } from "./late-view";

const kindViews: { readonly [Name in KindName]: KindView<Name> } = {
  card: cardView,
  cloze: clozeView,
  choice: choiceView,
  order: arrangedLater(async () => (await import("./order")).orderView),
  match: arrangedLater(async () => (await import("./match")).matchView),
  label: arrangedLater(async () => (await import("./label")).labelView),
  exercise: exerciseView,
};

/** A question or a reveal is only ever passed to the view of its own kind. */
export function viewOf(kind: KindName): KindView {
  return kindViews[kind] as unknown as KindView;
}

/** The question with the answer filled in, if the kind is revealed so; else null. */
export function inPlaceOf(kind: KindName): SelfGradedView["inPlace"] {
  const view = viewOf(kind);
  return view.Revealed === null ? null : view.inPlace;
}

/** Loads a view that is not loaded yet. */
export async function fetchView(kind: KindName): Promise<void> {
  const { Answer, Result } = viewOf(kind);
  await Promise.all([Answer, Result].map((part) => isLate(part) && part.fetch()));
}

/** All late views. */
export const lateViews = {
  fetch: () => Promise.all((Object.keys(kindViews) as KindName[]).map(fetchView)),
};

function isLate(part: unknown): part is { fetch(): Promise<unknown> } {
  return typeof part === "function" && "fetch" in part;
}
