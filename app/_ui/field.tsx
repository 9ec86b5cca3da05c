import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";

/** What a control needs to be tied to its label, hint and problem. */
export type ControlAttributes = {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
};

type FieldProps = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Replaces the hint, names the remedy. */
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
      <label htmlFor={id} className="font-medium text-13 text-ink-2">
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

/** The line below a control. It is a live region, so that a problem is read out when it comes. */
export function FieldNote({
  id,
  hint,
  problem,
}: {
  readonly id: string;
  readonly hint?: ReactNode;
  readonly problem?: ReactNode;
}) {
  return (
    <p
      id={id}
      aria-live="polite"
      className={classNames("text-13 empty:hidden", problem ? "text-wrong" : "text-ink-3")}
    >
      {problem ?? hint}
    </p>
  );
}

const control = classNames(
  "w-full rounded-2 border border-edge bg-sheet text-ink placeholder:text-ink-3 placeholder:opacity-100",
  "focus-visible:-outline-offset-1 focus-visible:rounded-2 focus-visible:border-focus aria-invalid:border-wrong",
  "disabled:border-line-2 disabled:bg-leaf disabled:text-ink-3",
);

export const inputClass = classNames(control, "h-(--control) px-3 text-16");

/** The field of an answer: larger, in the face of the question. */
export const answerInputClass = classNames(
  control,
  "h-12 px-3.5 font-serif text-25 lining-nums tabular-nums placeholder:font-sans placeholder:text-16",
);

type TextFieldProps = Omit<FieldProps, "children"> & Omit<ComponentProps<"input">, "className" | "id">;

export function TextField({ label, hint, problem, className, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} problem={problem} {...(className !== undefined && { className })}>
      {(attributes) => <input {...input} {...attributes} className={inputClass} />}
    </Field>
  );
}
