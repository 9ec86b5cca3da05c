import type { ReactNode } from "react";

type Props<Value extends string> = {
  /** Announced before the choices; not visible. */
  readonly label: string;
  readonly name: string;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[];
  readonly defaultValue?: Value;
  /** With `onChange`: controlled by the caller. */
  readonly value?: Value;
  readonly onChange?: (value: Value) => void;
};

/** Two to five alternatives, one of them active. Native radio buttons, so a form posts them and arrow keys work. */
export function Segments<Value extends string>({
  label,
  name,
  options,
  defaultValue,
  value,
  onChange,
}: Props<Value>) {
  return (
    <fieldset className="inline-flex w-fit overflow-hidden rounded-2 border border-line-2">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="inline-flex h-[calc(var(--control)-2px)] items-center border-line-2 px-3 text-13 text-ink-2 not-first-of-type:border-l has-checked:bg-leaf has-checked:font-semibold has-checked:text-ink has-checked:shadow-[inset_0_-2px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:-outline-offset-3 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            className="sr-only"
            {...(onChange === undefined
              ? { defaultChecked: option.value === defaultValue }
              : { checked: option.value === value, onChange: () => onChange(option.value) })}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
