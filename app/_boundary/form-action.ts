import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { z } from "zod";
import { AppError } from "@/lib/app-error";
import { findLearner, type Learner } from "@/lib/auth/learner";
import type { Locale } from "@/lib/i18n/locale";
import { translate } from "@/lib/i18n/translate";

/**
 * What a form shows after it was sent: nothing wrong, or what is wrong and where, with everything that was typed
 * except secrets.
 */
export type FormState = {
  readonly done: boolean;
  /** A problem of the whole form, in the reader's words. */
  readonly problem: string | null;
  /** Problems by field name. */
  readonly fields: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
};

export const untouchedForm: FormState = { done: false, problem: null, fields: {}, typed: {} };

export type FormCaller<Access extends "anyone" | "learner"> = {
  readonly locale: Locale;
  readonly now: Date;
  readonly learner: Access extends "learner" ? Learner : Learner | null;
  /** Network address of the caller, for limits. */
  readonly address: string;
};

/** Passwords never travel back into the page. */
function typedTexts(form: FormData): Record<string, string> {
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(texts.filter(([name]) => !name.startsWith("$") && !/password/i.test(name)));
}

async function callerAddress(): Promise<string> {
  const forwarded = (await headers()).get("x-forwarded-for");
  return forwarded?.split(",")[0]?.trim() || "unknown";
}

function problemOf(error: unknown, locale: Locale): Pick<FormState, "problem" | "fields"> {
  const known = error instanceof AppError ? error : null;
  if (!known) console.error(error);
  const message = translate(locale, "errors", `code.${known?.code ?? "internal"}`);
  return known?.field
    ? { problem: null, fields: { [known.field]: message } }
    : { problem: message, fields: {} };
}

/**
 * The one way in for forms: parse, know who it is, call one service, map what went wrong. The messages of the schema
 * are keys of the namespace `form` of the caller's messages: `{namespace}.problem.{key}`.
 */
export function formAction<Output, Access extends "anyone" | "learner">(action: {
  readonly access: Access;
  readonly namespace: "auth" | "settings";
  readonly input: z.ZodType<Output>;
  readonly run: (input: Output, caller: FormCaller<Access>) => Promise<Partial<FormState> | undefined>;
}): (state: FormState, form: FormData) => Promise<FormState> {
  return async (_, form) => {
    const locale = await getLocale();
    const typed = typedTexts(form);
    try {
      const learner = await findLearner();
      if (action.access === "learner" && !learner) throw new AppError("signed-out");
      const parsed = action.input.safeParse(Object.fromEntries(form));
      if (!parsed.success) {
        const fields = Object.fromEntries(
          parsed.error.issues.map((issue) => [
            issue.path.join("."),
            translate(locale, action.namespace, `problem.${issue.message}`),
          ]),
        );
        return { done: false, problem: null, fields, typed };
      }
      const caller = {
        locale,
        now: new Date(),
        learner,
        address: await callerAddress(),
      } as FormCaller<Access>;
      return { ...untouchedForm, done: true, typed, ...(await action.run(parsed.data, caller)) };
    } catch (error) {
      // Redirects are thrown by Next and are no errors.
      unstable_rethrow(error);
      return { done: false, typed, ...problemOf(error, locale) };
    }
  };
}
