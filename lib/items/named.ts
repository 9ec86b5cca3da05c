import type { Html } from "@/lib/markdown/markup";

/**
 * Something that a question names and an answer refers to by its id: an option, a step, one side of a pair. As HTML it
 * brings its plain words along, for menus and for the names of controls.
 */
export type Named<Text> = { readonly id: string; readonly text: Text } & ([Text] extends [Html]
  ? { readonly plain: string }
  : unknown);

/** What belongs together, by the ids of the question. */
export type RightPair<Text> = { readonly left: string; readonly right: string; readonly why?: Text };
