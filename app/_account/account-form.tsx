"use client";

import { Fragment, type ReactNode, useEffect, useRef, useState } from "react";
import type { FormState } from "../_boundary/form-state";
import { type FormAction, useFormAction } from "../_boundary/use-form-action";
import { classNames } from "../_ui/class-names";
import { SubmitButton } from "./submit-button";

type Props = {
  readonly action: FormAction;
  readonly submit: ReactNode;
  readonly tone?: "primary" | "plain";
  /** Shown on success, unless the action leads to another page. */
  readonly done?: ReactNode;
  /** Below the button, such as what the form has made. */
  readonly below?: (state: FormState) => ReactNode;
  readonly className?: string;
  readonly children: (state: FormState) => ReactNode;
};

/**
 * One column of fields and a button. Works without scripts: then the browser posts the form and the page returns with
 * the problems. With scripts the first problem gets the focus.
 */
export function AccountForm({ action, submit, tone = "primary", done, below, className, children }: Props) {
  const [state, dispatch] = useFormAction(action);
  const times = useTimesDone(state);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.problem !== null || Object.keys(state.fields).length > 0)
      form.current?.querySelector<HTMLElement>("[aria-invalid=true], [role=alert]")?.focus();
  }, [state]);
  return (
    <form ref={form} action={dispatch} noValidate className={classNames("grid gap-5", className)}>
      {state.problem !== null && (
        <p role="alert" tabIndex={-1} className="border-wrong border-l-3 bg-wrong-wash px-4 py-3 text-wrong">
          {state.problem}
        </p>
      )}
      {/* After a success the fields are reset, so that no password stays in them. */}
      <Fragment key={times}>{children(state)}</Fragment>
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton tone={tone}>{submit}</SubmitButton>
        <p role="status" className="text-13 text-ink-2">
          {state.done && done}
        </p>
      </div>
      {below?.(state)}
    </form>
  );
}

function useTimesDone(state: FormState): number {
  const [last, setLast] = useState({ state, times: 0 });
  if (last.state !== state) setLast({ state, times: last.times + Number(state.done) });
  return last.times;
}
