import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import { FieldNote } from "./field-note";
import { inputClass, labelClass } from "./input-class";

/** The attributes that tie a control to its label, hint and problem. */
export type ControlAttributes = {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
};

type FieldProps = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Replaces the hint and names the remedy. */
  readonly problem?: ReactNode;
  readonly className?: string;
  readonly children: (control: ControlAttributes) => ReactNode;
};

/** Label above, hint or problem below. */
export function Field({ label, hint, problem, className, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = problem ?? hint;
  return (
    <div className={classNames("grid gap-1", className)}>
      <label htmlFor={id} className={labelClass}>
        {label}
      </label>
      {children({
        id,
        ...(note !== undefined && note !== null && { "aria-describedby": noteId }),
        ...(problem !== undefined && problem !== null && { "aria-invalid": true as const }),
      })}
      <FieldNote id={noteId} hint={hint} problem={problem} />
    </div>
  );
}

type TextFieldProps = Omit<FieldProps, "children"> & Omit<ComponentProps<"input">, "className" | "id">;

export function TextField({ label, hint, problem, className, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} problem={problem} {...(className !== undefined && { className })}>
      {(attributes) => <input {...input} {...attributes} className={inputClass} />}
    </Field>
  );
}
