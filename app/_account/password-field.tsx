"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { classNames } from "../_ui/class-names";
import { Field } from "../_ui/field";
import { inputClass } from "../_ui/input-class";

type Props = Pick<ComponentProps<typeof Field>, "label" | "hint" | "problem"> & {
  readonly name: string;
  readonly autoComplete: "current-password" | "new-password";
};

/** A password that can be shown while it is typed; the toggle needs scripts, and is hidden without them. */
export function PasswordField({ label, hint, problem, ...input }: Props) {
  const t = useTranslations("auth");
  const [shown, setShown] = useState(false);
  // Kept in state, since React resets the other fields after a post and does not restore a password.
  const [typed, setTyped] = useState("");
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(attributes) => (
        <div className="relative">
          <input
            {...input}
            {...attributes}
            required
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            type={shown ? "text" : "password"}
            autoCapitalize="none"
            spellCheck={false}
            className={classNames(inputClass, "pe-16")}
          />
          <button
            type="button"
            aria-label={t("showPassword")}
            aria-pressed={shown}
            aria-controls={attributes.id}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0 end-0 px-3 text-13 text-ink-2 hover:text-accent aria-pressed:font-semibold aria-pressed:text-accent [@media(scripting:none)]:hidden"
          >
            {t("show")}
          </button>
        </div>
      )}
    </Field>
  );
}
