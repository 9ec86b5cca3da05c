"use client";

import type { ReactNode } from "react";
import { type FormAction, useFormAction } from "../_boundary/use-form-action";
import type { ButtonTone } from "../_ui/button-class";
import { SubmitButton } from "./submit-button";

type Props = {
  readonly action: FormAction;
  readonly values: Readonly<Record<string, string>>;
  readonly tone?: ButtonTone;
  /** The button's name, where its words alone don't tell it from others. */
  readonly name?: string;
  readonly children: ReactNode;
};

/** A form that is one button: it posts these values, and shows a problem below. */
export function PressForm({ action, values, tone = "plain", name, children }: Props) {
  const [{ problem, fields }, dispatch] = useFormAction(action);
  return (
    <form action={dispatch} className="inline-grid justify-items-start gap-1">
      {Object.entries(values).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <SubmitButton tone={tone} {...(name !== undefined && { "aria-label": name })}>
        {children}
      </SubmitButton>
      <p role="alert" className="max-w-[20rem] text-13 text-wrong empty:hidden">
        {problem ?? Object.values(fields)[0]}
      </p>
    </form>
  );
}
