import { Prose } from "../prose";
import type { SelfGradedView } from "./kind-view";

export const clozeView: SelfGradedView<"cloze"> = {
  Answer: null,
  Result: null,
  Revealed: ({ reveal, lang }) => <Prose html={reveal.text} lang={lang} />,
  inPlace: (reveal) => reveal.text,
};
