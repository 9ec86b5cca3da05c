"use client";

import { useTranslations } from "next-intl";
import { Toast, ToastAction } from "../_ui/toast";
import type { Actions } from "./use-actions";

/** What was done, with its undo; or why it was not. */
export function ActionToast({ actions: { said, undo, close } }: { readonly actions: Actions }) {
  const t = useTranslations("actions");
  if (said === null) return null;
  return (
    <Toast
      key={said.key}
      tone={said.isProblem ? "error" : "notice"}
      onClose={close}
      action={
        said.undoes === null ? (
          <ToastAction onClick={close}>{t("close")}</ToastAction>
        ) : (
          <ToastAction onClick={() => void undo()}>{t("undo")}</ToastAction>
        )
      }
    >
      {said.text}
    </Toast>
  );
}
