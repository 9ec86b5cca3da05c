import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { z } from "zod";
import { AppError, type AppErrorCode, asAppError } from "@/lib/app-error";
import { callerAddress } from "@/lib/auth/caller-address";
import { findWritingLearner, type Learner } from "@/lib/auth/learner";
import { type LimitedWork, limitWork } from "@/lib/auth/work-limit";
import type { Locale } from "@/lib/i18n/locale";
import { translate } from "@/lib/i18n/translate";
import { type FormState, untouchedForm } from "./form-state";
import { typedTexts } from "./typed-texts";

export type FormCaller<Access extends "anyone" | "learner"> = {
  readonly locale: Locale;
  readonly now: Date;
  readonly learner: Access extends "learner" ? Learner : Learner | null;
  /** Network address of the caller, for limits. */
  readonly address: string;
};

function problemOf(
  error: unknown,
  locale: Locale,
  refusal: (refused: AppError) => string | null,
): Pick<FormState, "problem" | "fields"> {
  const known = asAppError(error);
  if (!known) console.error(error);
  const message =
    (known && refusal(known)) ??
    translate(locale, "errors", `code.${known?.code ?? "internal"}`, { minutes: known?.minutes ?? 0 });
  return known?.field
    ? { problem: null, fields: { [known.field]: message } }
    : { problem: message, fields: {} };
}

/**
 * The only entry for forms: parse, authenticate, call one service, map errors. The schema's messages are keys of
 * `{namespace}.problem`; so are `refusals`, for codes that this form can explain better than `errors`.
 */
export function formAction<Output, Access extends "anyone" | "learner">(action: {
  readonly access: Access;
  readonly namespace: "accounts" | "auth" | "browse" | "classes" | "practice" | "settings" | "teach";
  readonly input: z.ZodType<Output>;
  /** The limit that it counts against; null if the action has a limit of its own. */
  readonly work: LimitedWork | null;
  readonly refusals?: Partial<Record<AppErrorCode, string>>;
  readonly run: (input: Output, caller: FormCaller<Access>) => Promise<Partial<FormState> | undefined>;
}): (state: FormState, form: FormData) => Promise<FormState> {
  return async (_, form) => {
    const locale = await getLocale();
    const typed = typedTexts(form);
    const words = (key: string, values = {}) => translate(locale, action.namespace, `problem.${key}`, values);
    const refusal = ({ code, minutes }: AppError) => {
      const key = action.refusals?.[code];
      return key === undefined ? null : words(key, { minutes });
    };
    try {
      const learner = await findWritingLearner();
      if (action.access === "learner" && !learner) throw new AppError("signed-out");
      const address = callerAddress((await headers()).get("x-forwarded-for"));
      const who = { learnerId: learner?.learnerId ?? null, address };
      if (action.work !== null) await limitWork(action.work, who);
      // Postgres cannot store U+0000, and nobody types it. Names of fields may carry ids.
      if (Object.entries(typed).some((field) => field.join("").includes("\0")))
        throw new AppError("invalid-input");
      // None of our forms takes files: a file in place of a text counts as an empty field.
      const texts = [...form].filter(([, value]) => typeof value === "string");
      const parsed = action.input.safeParse(Object.fromEntries(texts));
      if (!parsed.success) {
        const fields = Object.fromEntries(
          parsed.error.issues.map((issue) => [issue.path.join("."), words(issue.message)]),
        );
        return { done: false, problem: null, fields, typed };
      }
      const caller = { locale, now: new Date(), learner, address } as FormCaller<Access>;
      return { ...untouchedForm, done: true, typed, ...(await action.run(parsed.data, caller)) };
    } catch (error) {
      // Redirects are thrown by Next and are not errors.
      unstable_rethrow(error);
      return { done: false, typed, ...problemOf(error, locale, refusal) };
    }
  };
}
