"use client";

import { useTranslations } from "next-intl";
import { AskForm } from "../../ask-form";
import { askSomebody } from "./actions";

export function AskAuthorForm({ course }: { readonly course: string }) {
  const t = useTranslations("accounts.authors");
  const words = { label: t("invite"), hint: t("inviteHint"), submit: t("inviteSubmit") };
  return <AskForm action={askSomebody} about={{ name: "course", value: course }} words={words} />;
}
