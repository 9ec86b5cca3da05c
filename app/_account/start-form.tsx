"use client";

import type { ReactNode } from "react";
import { useFormAction } from "../_boundary/use-form-action";
import type { ButtonSize, ButtonTone } from "../_ui/button-class";
import { startAsGuest } from "./start-as-guest";
import { SubmitButton } from "./submit-button";
import { TimeZoneField } from "./time-zone-field";
import { TriedField } from "./tried-field";

type Props = {
  /** Where to go as a guest; a path of this site. */
  readonly next?: string;
  readonly tone?: ButtonTone;
  readonly size?: ButtonSize;
  readonly children: ReactNode;
};

/** A button that creates a guest account. A form, not a link, since following links must not create accounts. */
export function StartForm({ next, tone = "primary", size = "regular", children }: Props) {
  const [{ problem }, dispatch] = useFormAction(startAsGuest);
  return (
    <form action={dispatch} className="inline-grid justify-items-start gap-1">
      <TimeZoneField />
      <TriedField />
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      <SubmitButton tone={tone} size={size}>
        {children}
      </SubmitButton>
      <p role="alert" className="text-13 text-wrong empty:hidden">
        {problem}
      </p>
    </form>
  );
}
