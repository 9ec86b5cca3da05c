export type CardView<Text> = {
  readonly ask: { readonly kind: "card"; readonly ask: Text };
  readonly reveal: { readonly kind: "card"; readonly back: Text };
};
