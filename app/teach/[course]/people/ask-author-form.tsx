"use client";

import { useTranslations } from "next-intl";
import { AskForm } from "../../ask-form";
import { askAuthor } from "./actions";

export function AskAuthorForm({ course }: { readonly course: string }) {
  const t = useTranslations("accounts.authors");
  const words = { label: t("invite"), hint: t("inviteHint"), submit: t("inviteSubmit") };
  return <AskForm action={askAuthor} about={{ name: "course", value: course }} words={words} />;
}
