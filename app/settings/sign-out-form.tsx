"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "../_account/submit-button";
import { untouchedForm } from "../_boundary/form-state";
import { signOut } from "./actions";

export function SignOutForm({ isGuest }: { readonly isGuest: boolean }) {
  const t = useTranslations("settings.signOut");
  const [{ problem }, dispatch] = useActionState(signOut, untouchedForm);
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
