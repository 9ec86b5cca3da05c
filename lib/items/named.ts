import type { Html } from "@/lib/markdown/markup";

/**
 * A part of a question that an answer refers to by its id: an option, a step, one side of a pair. As HTML it also has
 * its plain text, for menus and accessible names.
 */
export type Named<Text> = { readonly id: string; readonly text: Text } & ([Text] extends [Html]
  ? { readonly plain: string }
  : unknown);

/** A right pair, by the ids of the question. */
export type RightPair<Text> = { readonly left: string; readonly right: string; readonly why?: Text };
