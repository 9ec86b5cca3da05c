import type { ReactNode } from "react";
import { classNames } from "./class-names";

const tones = {
  slip: { box: "border-slip bg-slip-wash", words: "text-slip" },
  wrong: { box: "border-wrong bg-wrong-wash", words: "text-wrong" },
  right: { box: "border-correct bg-correct-wash", words: "text-correct" },
  note: { box: "border-accent bg-accent-wash", words: "text-accent" },
} as const;

type Props = {
  readonly tone: keyof typeof tones;
  /** The small line above the title, e.g. “What 54 tells”. */
  readonly kind?: ReactNode;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
};

/** A finding. `slip` is a misconception that has a name; a wrong answer without one is `wrong`. */
export function Callout({ tone, kind, title, children }: Props) {
  const { box, words } = tones[tone];
  return (
    <div className={classNames("rounded-r-2 border-l-3 px-5 py-4 max-sm:px-4 max-sm:py-3", box)}>
      {kind && <p className={classNames("mb-1 font-medium text-13", words)}>{kind}</p>}
      {title && (
        <p className={classNames("font-semibold font-serif text-18 leading-[1.625rem]", words)}>{title}</p>
      )}
      {children && <div className="text-pretty font-serif text-16">{children}</div>}
    </div>
  );
}
