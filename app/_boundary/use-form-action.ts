import { unstable_rethrow } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState, useSyncExternalStore } from "react";
import { type FormState, untouchedForm } from "./form-state";
import { typedTexts } from "./typed-texts";

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

/**
 * A form's state, and the value for its `action`. Without scripts that is the action itself, which the browser posts
 * to; with scripts an unreachable server becomes a problem shown in the form, which keeps what was typed.
 */
export function useFormAction(action: FormAction): [FormState, (form: FormData) => void] {
  const t = useTranslations("ui");
  const runsScripts = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  const [posted, post] = useActionState(action, untouchedForm);
  const [state, send] = useActionState(async (before: FormState, form: FormData) => {
    try {
      return await action(before, form);
    } catch (error) {
      // Redirects are thrown by Next and are not errors.
      unstable_rethrow(error);
      return { ...untouchedForm, problem: t("offline"), typed: typedTexts(form) };
    }
  }, posted);
  return runsScripts ? [state, send] : [posted, post];
}
