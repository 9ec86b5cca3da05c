import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonTone, buttonClass } from "./button-class";
import { classNames } from "./class-names";
import { Kbd } from "./kbd";

type Props = ComponentProps<"button"> & {
  readonly tone?: ButtonTone;
  readonly size?: ButtonSize;
  /** The shortcut key; shown beside the label if there is a keyboard. */
  readonly keyHint?: string;
};

export function Button({ tone, size, keyHint, className, children, ...rest }: Props) {
  return (
    <button type="button" {...rest} className={classNames(buttonClass(tone, size), className)}>
      {children}
      {keyHint !== undefined && <Kbd tone="button">{keyHint}</Kbd>}
    </button>
  );
}
