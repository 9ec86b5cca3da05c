"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "../../_account/submit-button";
import { useFormAction } from "../../_boundary/use-form-action";
import { inputClass } from "../../_ui/input-class";
import { makeResetLink } from "./actions";

/** A button that makes a link for a new password, which is then shown once. */
export function ResetLinkForm({ person, name }: { readonly person: string; readonly name: string }) {
  const t = useTranslations("accounts");
  const [{ problem, typed }, dispatch] = useFormAction(makeResetLink);
  const { link, sentTo } = typed;
  return (
    <form action={dispatch} className={link === undefined ? "" : "w-full"}>
      <input type="hidden" name="person" value={person} />
      <SubmitButton aria-label={t("resetLinkOf", { name })}>{t("resetLink")}</SubmitButton>
      <div role="status">
        {sentTo !== undefined && <p className="text-13 text-ink-2">{t("resetSent", { email: sentTo })}</p>}
        {link !== undefined && (
          <div className="mt-2 grid gap-1">
            <p className="text-13 text-ink-2">{t("resetShown", { name })}</p>
            <input
              readOnly
              value={link}
              aria-label={t("resetShown", { name })}
              onFocus={(event) => event.target.select()}
              className={inputClass}
            />
          </div>
        )}
      </div>
      <p role="alert" className="text-13 text-wrong empty:hidden">
        {problem}
      </p>
    </form>
  );
}
