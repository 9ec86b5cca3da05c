"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "../_account/submit-button";
import { useFormAction } from "../_boundary/use-form-action";
import { endSessions } from "./actions";

type Row = {
  readonly id: string;
  readonly isThis: boolean;
  readonly device: string;
  readonly when: string;
};

export function OpenSessions({ sessions }: { readonly sessions: readonly Row[] }) {
  const t = useTranslations("settings.sessions");
  const [state, dispatch] = useFormAction(endSessions);
  return (
    <>
      <ul>
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex items-center gap-4 border-line border-t py-3 first:border-t-0 first:pt-0"
          >
            <div className="mr-auto">
              <p className="font-medium">
                {session.device}
                {session.isThis && <span className="font-normal text-ink-3"> · {t("this")}</span>}
              </p>
              <p className="meta text-balance">{session.when}</p>
            </div>
            {!session.isThis && (
              <form action={dispatch}>
                <input type="hidden" name="sessionId" value={session.id} />
                <SubmitButton aria-label={t("endThat", { device: session.device })}>{t("end")}</SubmitButton>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form action={dispatch} className="mt-4 flex flex-wrap items-center gap-4">
          <SubmitButton>{t("endOthers")}</SubmitButton>
          <span className="text-13 text-ink-3">{t("hint")}</span>
        </form>
      )}
      <p
        role="status"
        className={state.problem ? "mt-3 text-13 text-wrong" : "mt-3 text-13 text-ink-2 empty:hidden"}
      >
        {state.problem ?? (state.done && t(state.typed.sessionId ? "ended" : "endedOthers"))}
      </p>
    </>
  );
}
