/** The asked hole is between the marks of lib/markdown/hole-marks; all others are filled. */
export type ClozeView<Text> = {
  /** The asked hole contains `…` or the author's hint. */
  readonly ask: { readonly kind: "cloze"; readonly ask: Text };
  /** The asked hole is filled. */
  readonly reveal: { readonly kind: "cloze"; readonly text: Text };
};
