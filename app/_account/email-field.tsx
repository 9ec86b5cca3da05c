import { useTranslations } from "next-intl";
import type { FormState } from "../_boundary/form-state";
import { TextField } from "../_ui/field";

/** The address that an account is known by. */
export function EmailField({ state, hint }: { readonly state: FormState; readonly hint?: string }) {
  const t = useTranslations("auth");
  return (
    <TextField
      label={t("email")}
      hint={hint}
      problem={state.fields.email}
      name="email"
      type="email"
      autoComplete="username"
      required
      defaultValue={state.typed.email}
    />
  );
}
