import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonTone, buttonClass } from "./button-class";
import { classNames } from "./class-names";
import { Kbd } from "./kbd";

type Props = ComponentProps<typeof Link> & {
  readonly tone?: ButtonTone;
  readonly size?: ButtonSize;
  readonly keyHint?: string;
};

/** A link to another page that looks like a button. */
export function LinkButton({ tone, size, keyHint, className, children, ...rest }: Props) {
  return (
    <Link {...rest} className={classNames(buttonClass(tone, size), className)}>
      {children}
      {keyHint !== undefined && <Kbd tone="button">{keyHint}</Kbd>}
    </Link>
  );
}
