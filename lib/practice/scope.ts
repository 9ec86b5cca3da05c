/** What a learner wants to practise; authors' names, as in addresses. */
export type PracticeScope =
  | { readonly of: "concept"; readonly course: string; readonly concept: string }
  | { readonly of: "note"; readonly course: string; readonly note: string }
  | { readonly of: "item"; readonly course: string; readonly item: string }
  /** What the learner got wrong in the last seven study days, in reviews, practice and past rehearsals. */
  | { readonly of: "week" }
  /** What a search of one's items finds. */
  | { readonly of: "search"; readonly text: string };
