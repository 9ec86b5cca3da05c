/** The kinds of items as they are shown: one line each. What is heavy comes once the page is live. */
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

/** A question or a reveal is only ever given to the view of its own kind. */
export function viewOf(kind: KindName): KindView {
  return kindViews[kind] as unknown as KindView;
}

/** The question with the answer in it, where the kind is revealed so; else null. */
export function inPlaceOf(kind: KindName): SelfGradedView["inPlace"] {
  const view = viewOf(kind);
  return view.Revealed === null ? null : view.inPlace;
}

/** Brings what is not there yet. */
export async function fetchView(kind: KindName): Promise<void> {
  const { Answer, Result } = viewOf(kind);
  await Promise.all([Answer, Result].map((part) => isLate(part) && part.fetch()));
}

/** All of them. */
export const lateViews = {
  fetch: () => Promise.all((Object.keys(kindViews) as KindName[]).map(fetchView)),
};

function isLate(part: unknown): part is { fetch(): Promise<unknown> } {
  return typeof part === "function" && "fetch" in part;
}
