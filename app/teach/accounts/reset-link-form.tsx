"use client";

import { useTranslations } from "next-intl";
import { ShownLink } from "../../_account/shown-link";
import { SubmitButton } from "../../_account/submit-button";
import { useFormAction } from "../../_boundary/use-form-action";
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
        {link !== undefined && <ShownLink link={link} text={t("resetShown", { name })} />}
      </div>
      <p role="alert" className="text-13 text-wrong empty:hidden">
        {problem}
      </p>
    </form>
  );
}
