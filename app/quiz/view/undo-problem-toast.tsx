"use client";

import { useTranslations } from "next-intl";
import { Toast, ToastAction } from "../../_ui/toast";
import { type ChangeProblem, valuesOf } from "../session/change-problem";
import { ExitLink } from "./exit-link";

type Props = {
  readonly problem: ChangeProblem | null;
  /** Where to come back to after signing in. */
  readonly next: string;
  readonly onClose: () => void;
};

/** Why nothing was undone. */
export function UndoProblemToast({ problem, next, onClose }: Props) {
  const t = useTranslations("actions");
  if (problem === null) return null;
  const action =
    problem.kind === "signedOut" ? (
      <ExitLink href={`/sign-in?next=${next}`}>{t("signIn")}</ExitLink>
    ) : (
      <ToastAction onClick={onClose}>{t("close")}</ToastAction>
    );
  return (
    <Toast tone="error" onClose={onClose} action={action}>
      {t(`notUndone.${problem.kind}`, valuesOf(problem))}
    </Toast>
  );
}
