"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "../_account/submit-button";
import { useFormAction } from "../_boundary/use-form-action";
import { signOut } from "./actions";

export function SignOutForm({ isGuest }: { readonly isGuest: boolean }) {
  const t = useTranslations("settings.signOut");
  const [{ problem }, dispatch] = useFormAction(signOut);
  return (
    <form action={dispatch} className="grid justify-items-start gap-4">
      <p className="text-pretty text-ink-2">{t(isGuest ? "guestText" : "text")}</p>
      <SubmitButton tone={isGuest ? "danger" : "plain"}>{t(isGuest ? "guestSubmit" : "submit")}</SubmitButton>
      <p role="alert" className="text-13 text-wrong empty:hidden">
        {problem}
      </p>
    </form>
  );
}
