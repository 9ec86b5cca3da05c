import { classNames } from "../class-names";
import { Prose } from "../prose";
import type { SelfGradedView } from "./kind-view";

export const cardView: SelfGradedView<"card"> = {
  Answer: null,
  Result: null,
  Revealed: ({ reveal, lang, className }) => (
    <Prose
      html={reveal.back}
      size="back"
      lang={lang}
      className={classNames("border-line-2 border-t", className)}
    />
  ),
  inPlace: null,
};
